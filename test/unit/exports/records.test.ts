import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitRecord } from '#lib/exports/records.ts';
import { readHeader } from '#lib/exports/header.ts';
import { walkRecords } from '#lib/exports/walk.ts';
import { readFolder, withFolder } from './folder.ts';

interface Naive {
  records: { cells: string[]; line: number }[];
  broken: number[];
}

/** A CSV reader as one would write it without a care for speed: one string, one character at a time. */
function naive(text: string, delimiter: string, width: number): Naive {
  const result: Naive = { records: [], broken: [] };
  let rest = text;
  let line = 2;
  while (rest.length > 0) {
    const physical = /^[^\n]*(\n|$)/.exec(rest)?.[0] ?? '';
    const taken = physical === '\n' || physical === '\r\n' ? undefined : record(rest, delimiter);
    const lines = taken ? taken.source.split('\n').length - (taken.source.endsWith('\n') ? 1 : 0) : 1;
    if (physical === '\n' || physical === '\r\n') rest = rest.slice(physical.length);
    else if (!taken || (lines > 1 && taken.cells.length !== width)) {
      result.broken.push(line);
      rest = rest.slice(physical.length);
    } else {
      result.records.push({ cells: taken.cells, line });
      rest = rest.slice(taken.source.length);
      line += lines - 1;
    }
    line += 1;
  }
  return result;
}

/** One record from the front by a regular expression for a cell, or nothing. */
function record(text: string, delimiter: string): { source: string; cells: string[] } | undefined {
  const cell = new RegExp(`^(?: *"((?:[^"]|"")*)" *|([^${delimiter}\\n]*?))(${delimiter}|\\r?\\n|\\r?$)`);
  const cells: string[] = [];
  let source = '';
  for (;;) {
    const rest = text.slice(source.length);
    if (/^ *"/.test(rest) && !/^ *"((?:[^"]|"")*)" *([;]|\r?\n|\r?$)/.test(rest)) return undefined;
    const match = cell.exec(rest);
    if (!match) return undefined;
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    source += match[0];
    if (match[3] !== delimiter) return { source, cells };
  }
}

const pieces = fc.array(
  fc.constantFrom(
    'a',
    'b',
    '1',
    ' ',
    ';',
    ';',
    ';',
    '"',
    '""',
    '\n',
    '\n',
    '\r\n',
    'é',
    '"x"',
    '"y\nz"',
    '"p;q"',
  ),
  { maxLength: 60 },
);

test('walking the bytes finds the records and broken lines that a naive reader finds', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async (parts) => {
      const body = parts.join('');
      await withFolder({ 'a.csv': `id;at;c\n${body}` }, async (folder) => {
        const header = readHeader(`${folder}/a.csv`);
        const found: Naive = { records: [], broken: [] };
        walkRecords(`${folder}/a.csv`, header, ({ bytes, start, end, line, broken }) => {
          if (broken !== undefined) found.broken.push(line);
          else found.records.push({ cells: splitRecord(bytes.toString('utf8', start, end), ';'), line });
        });
        expect(found).toEqual(naive(body, ';', 3));
      });
    }),
    { numRuns: 400 },
  );
});

test('a window that moves over a large file loses nothing at its edges', async () => {
  const rows = Array.from(
    { length: 90_000 },
    (_, index) => `${index};"${'x'.repeat(index % 97)}\n";${'y'.repeat(index % 41)}`,
  );
  await withFolder({ 'a.csv': `id;at;c\n${rows.join('\n')}` }, async (folder) => {
    const seen: string[] = [];
    const path = `${folder}/a.csv`;
    walkRecords(path, readHeader(path), ({ bytes, start, end, line }) => {
      expect(line).toBe(2 + 2 * seen.length);
      seen.push(bytes.toString('utf8', start, end));
    });
    expect(seen).toEqual(rows);
  });
});

test('on any bytes: read = accepted + quarantined + merged, as a naive reader counts', async () => {
  const sources =
    'sources:\n  - {id: x, kind: alerts, format: csv, files: [a.csv], team: t, map: {id: id, created_at: at, title: c}}\n';
  const cell = fc.constantFrom(
    'A',
    'B',
    'C',
    '',
    '2026-09-01T08:00:00Z',
    '2026-09-02T08:00:00Z',
    'soon',
    '"A"',
    '"C\nD"',
    '"',
    'x"y',
    ' ',
  );
  const row = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(
        fc.constantFrom('A', 'B', 'C', 'D', ''),
        fc.constantFrom('2026-09-01T08:00:00Z', '2026-09-02T08:00:00Z', 'soon', ''),
        cell,
      ),
    },
    { weight: 1, arbitrary: fc.array(cell, { maxLength: 4 }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), async (rows, end) => {
      const body = rows.map((cells) => cells.join(';') + end).join('');
      const expected = naive(body, ';', 3);
      const whole = expected.records.filter(({ cells }) => cells.length === 3);
      const good = whole.filter(({ cells }) => cells[0]?.trim() && cells[1]?.startsWith('2026'));
      const last = new Map(good.map(({ cells }) => [cells[0]?.trim() ?? '', cells[2] ?? '']));
      await withFolder({ 'sources.yaml': sources, 'a.csv': `id;at;c${end}${body}` }, async (folder) => {
        const read = await readFolder(folder);
        expect(read.sources[0]?.files[0]?.rows).toEqual({
          read: expected.records.length + expected.broken.length,
          accepted: last.size,
          quarantined: expected.records.length + expected.broken.length - good.length,
          merged: good.length - last.size,
        });
        expect(read.alerts.map(({ id, title }) => [id, title])).toEqual(
          [...last].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, title]) => [id, title.trim() || null]),
        );
        const left = new Set(read.quarantine.filter(({ kept }) => !kept).map(({ line }) => line));
        const kept = new Set(good.map(({ line }) => line));
        expect([...left].sort((a, b) => a - b)).toEqual(
          [
            ...expected.broken,
            ...expected.records.map(({ line }) => line).filter((line) => !kept.has(line)),
          ].sort((a, b) => a - b),
        );
      });
    }),
    { numRuns: 40 },
  );
}, 60_000);
