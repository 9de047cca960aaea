import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeSample } from '#lib/exports/sample/sample.ts';
import { readFolder } from './folder.ts';

test('the sample is the same bytes every time, and those that ship', () => {
  const first = makeSample();
  expect(makeSample()).toEqual(first);
  expect(makeSample(1)).not.toEqual(first);
  for (const [name, text] of Object.entries(first))
    expect(readFileSync(`content/exports/sample/${name}`, 'utf8') === text, name).toBe(true);
});

test('the sample that ships is read, its dirt is accounted for and it is marked as sample', async () => {
  const read = await readFolder('content/exports', '2026-11-24');
  expect(read.as_of).toBe('2026-11-23T05:00:00Z');
  expect(read.sources.map(({ id, sample }) => [id, sample])).toEqual([
    ['mssp', true],
    ['service-desk', true],
  ]);
  for (const { files } of read.sources)
    for (const { rows } of files) expect(rows.read).toBe(rows.accepted + rows.quarantined + rows.merged);
  const left = read.quarantine.filter(({ kept }) => !kept);
  expect(left.map(({ field }) => field).sort()).toEqual([
    '',
    '',
    'created_at',
    'created_at',
    'created_at',
    'id',
  ]);
  expect(read.sources[0]).toMatchObject({ negative: expect.any(Number), skew: expect.any(Number) });
  expect(read.sources[0]?.negative).toBeGreaterThan(0);
  expect(read.sources[0]?.skew).toBeGreaterThan(0);
  expect(read.sources[1]?.auto_close?.share).toBeGreaterThan(0.6);
  expect(read.alerts.filter(({ test: drill }) => drill).length).toBeGreaterThan(0);
  expect(read.incidents.filter(({ test: drill }) => drill).length).toBeGreaterThan(0);
});
