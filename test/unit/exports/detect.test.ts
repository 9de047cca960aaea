import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { detect } from '#lib/exports/detect.ts';
import { detected, detectionText } from '#lib/exports/detection-text.ts';
import { readSources } from '#lib/exports/sources.ts';
import { detectFile } from '#lib/metrics/detect-file.ts';
import { readFolder, withFolder } from './folder.ts';

const folders = readdirSync('test/exports', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const fixtures = folders.flatMap(({ name }) =>
  readdirSync(`test/exports/${name}`)
    .filter((file) => file.startsWith('clean'))
    .map((file) => ({ name, path: `test/exports/${name}/${file}`, file })),
);

async function answer(path: string, cache: string, json = false) {
  const lines: string[] = [];
  const code = await detectFile(path, cache, json, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

function textOf(files: Record<string, string | Buffer>, file: string) {
  return withFolder(files, (folder) => answer(`${folder}/${file}`, folder));
}

describe('the format of a file', () => {
  test.each(fixtures)(
    '$path is recognised, and the entry offered for it reads it',
    async ({ name, path, file }) => {
      const [own] = readSources(`test/exports/${name}`).sources;
      await withFolder({}, async (cache) => {
        const found = await detect(path, cache);
        expect(detected(found)?.format).toMatchObject({ id: own?.format.id, kind: own?.format.kind });
        const text = detectionText(found);
        if (detected(found)?.layout.adds) {
          expect(text).toContain('list both under one source');
          return;
        }
        const entry = `sources:\n${text.slice(text.indexOf('  - id:'))}`;
        await withFolder({ 'sources.yaml': entry, [file]: readFileSync(path) }, async (folder) => {
          const { sources } = await readFolder(folder);
          expect(sources[0]?.files[0]?.rows.quarantined).toBe(0);
          const fields = Object.entries(sources[0]?.fields ?? {});
          for (const { field, availability, column, history, custom } of found.fields) {
            const [, ledger] = fields.find(([other]) => other === field) ?? [];
            // Only reading every record tells these.
            if (!history && !custom && !column?.endsWith('of the incident') && field !== 'created_at')
              expect([field, ledger?.availability]).toEqual([field, availability]);
          }
        });
      });
    },
  );

  test('it is told by what is inside, packed or not, whatever the name says', async () => {
    const bytes = gzipSync(readFileSync('test/exports/thehive-cases/clean.json'));
    const { code, text } = await textOf({ 'cases.csv': bytes }, 'cases.csv');
    expect(code).toBe(0);
    expect(text).toContain('It is thehive-cases (incidents).');
  });

  test('without a fitting format: the header, the three nearest and what each lacks, and a start', async () => {
    const { code, text } = await textOf(
      { 'a.csv': 'Issue key,Summary,Opened\nSEC-1,Odd mail,2026-09-01\n' },
      'a.csv',
    );
    expect(code).toBe(1);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'a.csv: CSV, 3 columns. No format fits.',
      'columns found: Issue key, Summary, Opened',
      'nearest:',
      '  jira-issues (incidents) lacks Created',
    ]);
    expect(text).toContain('    format: csv\n    files: ["a.csv"]\n');
  });

  test('what its source must declare is asked for only where the times leave it open', async () => {
    const header = 'number,opened_at,closed_at\n';
    const entry = async (rows: string) => {
      const { text } = await textOf({ 'desk.csv': header + rows }, 'desk.csv');
      return text.split('\n').filter((line) => /timezone|date_order/.test(line));
    };
    expect(await entry('INC1,2026-09-01T08:00:00Z,\n')).toEqual([]);
    expect(await entry('INC1,2026-09-01 08:00:00,\n')).toEqual([
      '    timezone: Europe/Berlin   # yours: times such as 2026-09-01 08:00:00 carry none',
    ]);
    expect(await entry('INC1,03/04/2026 08:00,\nINC2,03/14/2026 08:00,\n')).toEqual([
      '    timezone: Europe/Berlin   # yours: times such as 03/04/2026 08:00 carry none',
      '    date_order: mdy   # as the dates show: 03/04/2026 08:00',
    ]);
    expect((await entry('INC1,03/04/2026 08:00,\n')).at(-1)).toBe(
      '    date_order: dmy   # or mdy: 03/04/2026 08:00',
    );
  });

  test('rows that belong to another source are said before they are left out', async () => {
    const text = async (uid: number) =>
      (
        await textOf(
          { 'a.json': `{"class_uid":${uid},"finding_info":{"uid":"1"},"time":1788249600000}` },
          'a.json',
        )
      ).text;
    expect(await text(2003)).toContain(
      'But a row whose class_uid is 2003 is no detection finding (class_uid 2004), and is left out.',
    );
    expect(await text(2004)).not.toContain('left out');
  });

  test('what is no file, or no text, is said with exit code 1', async () => {
    expect(await textOf({}, 'none.csv')).toMatchObject({
      code: 1,
      text: expect.stringContaining('is no file'),
    });
    expect(await textOf({ 'a.csv': Buffer.from([0, 1, 2]) }, 'a.csv')).toMatchObject({
      code: 1,
      text: expect.stringContaining('is UTF-16 or not text'),
    });
  });

  test('for programs it is JSON', async () => {
    const { text } = await withFolder({}, (folder) =>
      answer('test/exports/thehive-alerts/clean.json', folder, true),
    );
    expect(JSON.parse(text)).toMatchObject({
      shape: 'json',
      fits: true,
      near: [{ format: 'thehive-alerts', lacks: [] }, {}, {}],
    });
  });
});
