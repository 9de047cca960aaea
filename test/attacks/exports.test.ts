import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runMetrics } from '#lib/metrics/run.ts';
import { metricsText } from '#lib/metrics/deliver.ts';
import { summary } from '#lib/metrics/summary.ts';
import { quarantineCsv } from '#lib/exports/quarantine.ts';
import { metricsFile } from '#lib/model/metrics.ts';
import { errorsOf, readFolder, withFolder, type Reading } from '#test/unit/exports/folder.ts';

const sources = (map = '{id: id, created_at: at, title: title, rule: rule}', more = '') => `sources:
  - id: edr
    kind: alerts
    format: csv
    files: ["*.csv", "*.gz"]
    team: in-house
    map: ${map}
${more}`;
const header = 'id,at,title,rule\n';
const row = (id: string, title: string, rule = 'Rule') => `${id},2026-09-01T08:00:00Z,${title},${rule}\n`;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

type Files = Record<string, string | Buffer>;
const read = (files: Files): Promise<Reading> =>
  withFolder({ 'sources.yaml': sources(), ...files }, (folder) => readFolder(folder));
const refused = (files: Files) =>
  withFolder({ 'sources.yaml': sources(), ...files }, async (folder) =>
    (await errorsOf(folder)).map(({ rule, message }) => [rule, message]),
  );
const counts = ({ sources: [source] }: Reading) => source?.files[0]?.rows;

describe('the shape of a file', () => {
  it('400 columns: the mapped ones are read, the others cost nothing', async () => {
    const names = Array.from({ length: 396 }, (_, index) => `column_${index}`);
    const found = await read({
      'a.csv': `${[...names, 'id', 'at', 'title', 'rule'].join(',')}\n${names.map(() => 'x').join(',')},${row('A-1', 'T')}`,
    });
    expect(found.alerts).toMatchObject([{ id: 'A-1', title: 'T', rule: 'Rule' }]);
  });

  it('a delimiter nobody uses: refused, with the one column that was found', async () => {
    expect(await refused({ 'a.csv': header.replaceAll(',', '~') + 'A-1~x~y~z\n' })).toContainEqual([
      'missing-column',
      'has no column "id", which id is read from; columns found: id~at~title~rule',
    ]);
  });

  it('a delimiter that changes half-way: the rows that do not fit are named, the others stay', async () => {
    const found = await read({
      'a.csv': `${header}${row('A-1', 'T')}${row('A-2', 'T').replaceAll(',', ';')}`,
    });
    expect(counts(found)).toEqual({ read: 2, accepted: 1, quarantined: 1, merged: 0 });
    expect(found.quarantine).toMatchObject([{ line: 3, reason: 'the row has fewer cells than the header' }]);
  });

  it('a cell of 100 kB: kept whole', async () => {
    const found = await read({ 'a.csv': header + row('A-1', 'x'.repeat(100_000)) });
    expect(String(found.alerts[0]?.['title'])).toHaveLength(100_000);
  });

  it('a cell of 3 MB: its row is named and left out, its neighbours stay', async () => {
    const found = await read({
      'a.csv': header + row('A-1', 'a') + row('A-2', 'x'.repeat(3_000_000)) + row('A-3', 'c'),
    });
    expect(found.alerts.map(({ id }) => id)).toEqual(['A-1', 'A-3']);
    expect(counts(found)).toEqual({ read: 3, accepted: 2, quarantined: 1, merged: 0 });
  });

  it('gzip cut short, and gzip with a wrong checksum: refused, no row is used', async () => {
    const whole = gzipSync(header + row('A-1', 'T').repeat(1000));
    const bent = Buffer.from(whole);
    bent[bent.length - 5] = 255 - (bent.at(-5) ?? 0);
    for (const bytes of [whole.subarray(0, whole.length - 20), bent])
      expect(await refused({ 'a.csv.gz': bytes })).toEqual([
        ['unreadable-file', expect.stringContaining('gzip that cannot be unpacked')],
      ]);
  });

  it('gzip that would fill the disk: stopped at 200 times its size', async () => {
    const bomb = gzipSync(Buffer.alloc(120_000_000, 'A,'), { level: 9 });
    expect(bomb.length).toBeLessThan(500_000);
    expect(await refused({ 'a.csv.gz': bomb })).toEqual([
      ['unreadable-file', 'is gzip that grows to more than 200 times its size'],
    ]);
  });

  it('NUL bytes, UTF-16, a file of quotes: refused or named, never a crash', async () => {
    expect(await refused({ 'a.csv': `${header}A-1,\0,x,y\n` })).toMatchObject([
      ['unreadable-file', /text|NUL/],
    ]);
    expect(await refused({ 'a.csv': Buffer.from(`\ufeff${header}`, 'utf16le') })).toMatchObject([
      ['unreadable-file', 'is UTF-16 or not text'],
    ]);
    const quotes = await read({ 'a.csv': header + '"'.repeat(10_001) + '\n' + row('A-1', 'T') });
    expect(quotes.alerts).toHaveLength(1);
    expect(quotes.quarantine).toHaveLength(1);
  });
});

describe('a file that changes while it is read', () => {
  const many = header + Array.from({ length: 2000 }, (_, index) => row(`A-${index}`, 'T')).join('');
  const changes: [string, (path: string) => void][] = [
    ['grows', (path) => appendFileSync(path, row('A-9999', 'late'))],
    ['is cut', (path) => writeFileSync(path, many.slice(0, 5000))],
    ['is replaced by one of the same length', (path) => writeFileSync(path, many.replaceAll('T', 'U'))],
    ['is gone', (path) => rmSync(path)],
  ];

  it.each(changes)('%s: said, and nothing of it is used', async (_, change) => {
    await withFolder({ 'sources.yaml': sources(), 'a.csv': many }, async (folder) => {
      const errors = await errorsWhile(folder, () => change(join(folder, 'a.csv')));
      expect(errors).toEqual(['changed while it was read: nothing of it was used']);
    });
  });
});

/** The errors of a folder in which something happens between two passes over a file. */
async function errorsWhile(folder: string, happens: () => void): Promise<string[]> {
  const { openDatabase } = await import('#lib/exports/open.ts');
  const { readExports } = await import('#lib/exports/read.ts');
  const { ExportsError } = await import('#lib/exports/ledger.ts');
  const scratch = join(folder, 'scratch');
  (await import('node:fs')).mkdirSync(scratch);
  const { connection, close } = await openDatabase({ scratch, folders: [folder] });
  // The first statement over the file runs when it was hashed, and its header read.
  const run = connection.run.bind(connection);
  let happened = false;
  connection.run = (...given: Parameters<typeof run>) => {
    if (!happened && String(given[0]).includes('read_csv')) {
      happened = true;
      happens();
    }
    return run(...given);
  };
  try {
    await readExports({ connection, folder, today: '2027-01-01', scratch });
    return [];
  } catch (error) {
    if (error instanceof ExportsError) return error.findings.map(({ message }) => message);
    throw error;
  } finally {
    close();
  }
}

describe('what stands in a cell', () => {
  const hostile = [
    '=HYPERLINK("http://evil.example","x")',
    "+cmd|' /C calc'!A0",
    '@SUM(1)',
    '-2+3',
    "'; DROP TABLE alert; --",
    '<script>alert(1)</script>',
    '${process.exit(1)}',
    '{{constructor.constructor("return 1")()}}',
    '\u202etxt.exe',
    '\u001b[2J',
    '::error::stop',
    '__proto__',
    'constructor',
    'x'.repeat(2000),
  ];

  it('formulas, SQL, markup, templates, escape codes: text, byte for byte', async () => {
    const found = await read({
      'a.csv': header + hostile.map((text, at) => row(`A-${at + 10}`, quoted(text))).join(''),
    });
    expect(found.alerts.map(({ title }) => title)).toEqual(hostile);
  });

  it('in quarantine.csv no cell begins as a formula does', async () => {
    const found = await read({
      'a.csv': header + hostile.map((text, at) => `B-${at},${quoted(text)},x,y\n`).join('') + row('A-1', 'T'),
    });
    // What is no time is repeated as the value, whatever it is.
    expect(found.quarantine.map(({ value }) => value)).toEqual(expect.arrayContaining(hostile.slice(0, 4)));
    const lines = quarantineCsv(found.quarantine);
    for (const cell of lines.split(/\r\n|,/)) expect(cell).not.toMatch(/^"?[=+@-]/);
  });

  it('as names of rules: in metrics.json whole, on the terminal harmless', async () => {
    const map = '{id: id, created_at: at, closed_at: at, rule: rule, disposition: title}';
    const rows = hostile.flatMap((rule, at) => [
      row(`A-${at}`, 'true-positive', quoted(rule)),
      row(`B-${at}`, 'false-positive', quoted(rule)),
    ]);
    const files = { 'sources.yaml': sources(map), 'a.csv': header + rows.join('') };
    await withFolder(files, async (folder) => {
      const { file } = await runMetrics({
        folder,
        cache: join(folder, 'cache'),
        today: '2027-01-01',
        timezone: 'UTC',
        targets: {},
        period: undefined,
        memory: 1e9,
      });
      const text = metricsText(file);
      expect(metricsFile.parse(JSON.parse(text))).toEqual(file);
      const rules = new Set(file.results.flatMap(({ slice }) => slice.rule ?? []));
      expect([...rules].sort()).toEqual(hostile.toSorted());
      // eslint-disable-next-line no-control-regex -- the point
      expect(summary(file)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|^::/m);
    });
  });
});

describe('sources.yaml', () => {
  const problems = (yaml: string) =>
    withFolder({ 'sources.yaml': yaml, 'a.csv': header + row('A-1', 'T') }, async (folder) =>
      (await errorsOf(folder)).map(({ rule, file }) => `${file.split(':').at(-1)} ${rule}`),
    );

  it('a bomb of aliases: refused at each alias, nothing grows', async () => {
    const lines = [
      'a: &a [x]',
      ...[...'bcdefghij'].map((key, at) => `${key}: &${key} [${`*${'abcdefghi'[at]},`.repeat(9)} x]`),
    ];
    expect(new Set(await problems(lines.join('\n')))).toContain('2 yaml-alias');
  });

  it('lists in lists, ten thousand deep: refused', async () => {
    expect(await problems(`sources: ${'['.repeat(10_000)}`)).toHaveLength(10);
  });

  it('__proto__ as a key, at the top and in a map: refused, and nothing is polluted', async () => {
    expect(await problems(sources().replace('    map:', '    __proto__: {sample: true}\n    map:'))).toEqual([
      '7 unknown-key',
    ]);
    expect(await problems(sources('{id: id, created_at: at, __proto__: title}'))).toEqual(['7 unknown-key']);
    expect(({} as Record<string, unknown>)['sample']).toBeUndefined();
  });

  it('names that every JavaScript object has: no field, and as values only text', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty'])
      expect(await problems(sources(`{id: id, created_at: at, ${name}: title}`))).toEqual(['7 source']);
    const map =
      '{id: id, created_at: at, level: {column: title, values: {constructor: low, tostring: high}}}';
    await withFolder(
      { 'sources.yaml': sources(map), 'a.csv': header + row('A-1', 'constructor') + row('A-2', 'valueOf') },
      async (folder) => {
        const { alerts } = await readFolder(folder);
        expect(alerts.map(({ level }) => level)).toEqual(['low', null]);
      },
    );
  });

  it('SQL in every place a word may stand: quoted, or refused', async () => {
    const evil = `x' OR 1=1; COPY alert TO '/tmp/x' --`;
    const map = `{id: id, created_at: at, title: ${JSON.stringify(`${evil}"`)}, level: {column: rule, values: {${JSON.stringify(evil)}: low}}}`;
    await withFolder(
      {
        'sources.yaml': sources(map, `    test_markers: [${JSON.stringify(evil)}]\n`),
        'a.csv': header + row('A-1', 'T'),
      },
      async (folder) => {
        expect(await errorsOf(folder)).toMatchObject([{ rule: 'missing-column' }]);
      },
    );
    const time = sources(`{id: id, created_at: {column: at, time: ["%Y'); DROP TABLE alert; --", iso]}}`);
    await withFolder({ 'sources.yaml': time, 'a.csv': header + row('A-1', 'T') }, async (folder) => {
      expect((await readFolder(folder)).alerts).toHaveLength(1);
    });
  });

  it('as UTF-16, with NUL bytes, as a list, as nothing: a finding each', async () => {
    for (const text of [
      Buffer.from(sources(), 'utf16le').toString('latin1'),
      'sources: \0',
      '[]',
      '',
      'sources: 7',
    ])
      expect((await problems(text)).length).toBeGreaterThan(0);
  });
});

it('the lists of refused names above stand in no committed number', () => {
  const text = readFileSync('content/metrics/metrics.json', 'utf8');
  expect(text).not.toMatch(/__proto__|<script/);
});
