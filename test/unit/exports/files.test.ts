import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '#lib/exports/open.ts';
import { errorsOf, readFolder, withFolder } from './folder.ts';

const sources = (extra = '', files = '*.csv') => `sources:
  - id: edr
    kind: alerts
    format: csv
    files: ["${files}"]
    team: in-house
    map: {id: id, created_at: at}
${extra}`;
const line = (index: number) => `A-${index},2026-09-01T08:00:00Z\n`;
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index)).join('');
const good = `id,at\n${lines(3)}`;

async function messages(files: Record<string, string | Buffer>): Promise<string[]> {
  return withFolder(files, async (folder) => (await errorsOf(folder)).map(({ message }) => message));
}

describe('what lies in the exports folder', () => {
  test('gzip is read, and its hash is that of the file on disk', async () => {
    const bytes = gzipSync(good);
    await withFolder({ 'sources.yaml': sources('', '*.gz'), 'a.csv.gz': bytes }, async (folder) => {
      const read = await readFolder(folder);
      expect(read.sources[0]?.files[0]?.rows).toEqual({ read: 3, accepted: 3, quarantined: 0, merged: 0 });
      const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
      expect(read.sources[0]?.files[0]?.sha256).toBe(Buffer.from(digest).toString('hex'));
    });
  });

  test('UTF-16, NUL bytes, damaged gzip, empty files and old Mac line ends are refused in words', async () => {
    const found = await messages({
      'sources.yaml': sources(),
      '1.csv': Buffer.from(`\ufeff${good}`, 'utf16le'),
      '2.csv': `${good}A-9,\0\n`,
      '3.csv': gzipSync(good).subarray(0, 20),
      '4.csv': '',
      '5.csv': good.replaceAll('\n', '\r'),
      '6.csv': good + lines(400_000) + 'A-9,\0\n',
    });
    expect(found).toEqual([
      'is UTF-16 or not text',
      'is UTF-16 or not text',
      expect.stringMatching(/^is gzip that cannot be unpacked/),
      'is empty: it has no header line',
      'ends its lines with a carriage return alone',
      'holds NUL bytes',
    ]);
  });

  test('mixed line ends, bytes that are not UTF-8 and brackets in a name do not stop the good rows', async () => {
    const latin = Buffer.concat([
      Buffer.from(good + 'A-7,'),
      Buffer.from([0xe9]),
      Buffer.from('\r\nA-8,2026-09-01T08:00:00Z\r\n'),
    ]);
    await withFolder({ 'sources.yaml': sources(), 'a[1].csv': latin }, async (folder) => {
      const read = await readFolder(folder);
      expect(read.alerts.map(({ id }) => id)).toEqual(['A-0', 'A-1', 'A-2', 'A-8']);
      expect(read.quarantine).toMatchObject([{ line: 5, field: '', reason: 'the row is not UTF-8 text' }]);
    });
  });

  test('a link out of the folder is refused', async () => {
    await withFolder({ 'outside.csv': good }, (outside) =>
      withFolder({ 'sources.yaml': sources() }, async (folder) => {
        symlinkSync(join(outside, 'outside.csv'), join(folder, 'link.csv'));
        expect(await errorsOf(folder)).toMatchObject([
          { rule: 'outside-folder', message: 'source "edr": "link.csv" is a link out of the exports folder' },
        ]);
      }),
    );
  });

  test('quarantine.csv is never taken for an export', async () => {
    await withFolder(
      { 'sources.yaml': sources(), 'a.csv': good, 'quarantine.csv': 'nonsense' },
      async (folder) => {
        expect((await readFolder(folder)).sources[0]?.files.map(({ path }) => path)).toEqual(['a.csv']);
      },
    );
  });

  test('a file of exactly one thousand rows looks capped, one of a row less does not', async () => {
    const capped = (count: number) =>
      withFolder(
        { 'sources.yaml': sources(), 'a.csv': `id,at\n${lines(count)}` },
        async (folder) => (await readFolder(folder)).sources[0]?.capped,
      );
    expect(await capped(1000)).toBe('looks capped: a.csv holds exactly 1,000 rows');
    expect(await capped(999)).toBeUndefined();
  });

  test('owners without a team are an error above one in twenty, and listed below', async () => {
    const owners = (unknown: number) => ({
      'sources.yaml': sources().replace('team: in-house', 'team: {column: owner, map: {soc: mssp}}'),
      'a.csv': `id,at,owner\n${Array.from({ length: 40 }, (_, index) => `A-${index},2026-09-01T08:00:00Z,${index < unknown ? 'who' : 'SOC'}\n`).join('')}`,
    });
    expect(await messages(owners(3))).toEqual([
      'source "edr": 3 of 40 rows belong to no team, such as those of "who"',
    ]);
    await withFolder(owners(2), async (folder) => {
      const read = await readFolder(folder);
      expect(read.sources[0]?.fields['team']).toEqual({ availability: 'stamped', nulls: 2 });
      expect(read.quarantine.map(({ field, value, kept }) => [field, value, kept])).toEqual(
        Array.from({ length: 2 }, () => ['team', 'who', true]),
      );
    });
  });
});

test('the database reads nothing outside the folders it was given, and its settings are locked', async () => {
  await withFolder({ 'secret.csv': 'a\n1\n' }, (outside) =>
    withFolder({ 'fine.csv': 'a\n1\n' }, async (folder) => {
      const { connection, close } = await openDatabase({ scratch: folder });
      const run = (sql: string) =>
        connection.run(sql).then(
          () => 'ran',
          (error: Error) => error.message,
        );
      expect(await run(`SELECT * FROM read_text('${folder}/fine.csv')`)).toBe('ran');
      expect(await run(`SELECT * FROM read_text('${outside}/secret.csv')`)).toContain('Permission Error');
      expect(
        await run(`SELECT * FROM read_text('${folder}/../${outside.split('/').at(-1)}/secret.csv')`),
      ).toContain('Permission Error');
      expect(await run(`COPY (SELECT 1) TO '${outside}/written.csv'`)).toContain('Permission Error');
      expect(await run('SET enable_external_access = true')).toMatch(/locked|Cannot/);
      expect(await run("SET TimeZone = 'Europe/Berlin'")).toContain('locked');
      expect(await run('INSTALL httpfs')).not.toBe('ran');
      close();
    }),
  );
});
