import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formats } from '#lib/exports/formats/registry.ts';
import { readSources } from '#lib/exports/sources.ts';
import { readFixture, type Reading } from './folder.ts';

const folders = readdirSync('test/exports').filter((name) =>
  existsSync(`test/exports/${name}/expected.json`),
);

/** A reading as expected.json writes it: what says nothing is left out. */
function shown({ sources, alerts, incidents, quarantine, findings }: Reading) {
  return {
    sources: sources.map(({ id, files, fields }) => {
      const named = (wanted: string) =>
        Object.entries(fields).filter(([, { availability }]) => availability === wanted);
      return {
        id,
        files: Object.fromEntries(files.map(({ path, rows }) => [path, rows])),
        stamped: named('stamped').map(([name]) => name),
        proxy: Object.fromEntries(named('proxy').map(([name, { proxy }]) => [name, proxy])),
      };
    }),
    rows: [...alerts, ...incidents].map((row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== false)),
    ),
    quarantine: quarantine.map(({ file, line, field, value, reason, kept }) => [
      `${file}:${line}`,
      field,
      value.slice(0, 40),
      reason,
      kept ? 'kept' : 'left out',
    ]),
    findings: findings.map(({ rule, message }) => [rule, message]),
  };
}

describe('each format reads its fixture as expected.json says', () => {
  test.each(folders)('%s', async (name) => {
    const read = await readFixture(name);
    expect(shown(read)).toEqual(JSON.parse(readFileSync(`test/exports/${name}/expected.json`, 'utf8')));
    for (const { files } of read.sources)
      for (const { rows } of files) expect(rows.read).toBe(rows.accepted + rows.quarantined + rows.merged);
  });
});

test('every format of every kind has a clean and a dirty fixture', () => {
  const seen = new Set(
    folders.flatMap((name) =>
      readSources(`test/exports/${name}`).sources.map(
        ({ source, format }) => `${format.id} ${format.kind} ${source.id}`,
      ),
    ),
  );
  for (const { id, kind } of formats)
    for (const state of ['clean', 'dirty']) expect([...seen]).toContain(`${id} ${kind} ${state}`);
});
