import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readFolder, withFolder } from './folder.ts';

/** A record as it is generated: a row of the export, or a piece that is none. */
type Piece = { row: Row } | { broken: string };
interface Row {
  id: string | null;
  created_at: string | null;
  closed_at: string | null;
  title: string | null;
}

const times = [
  '2026-09-01T08:00:00Z',
  '2026-09-02T08:00:00.1234567Z',
  '2106-02-07T06:28:16Z',
  '1970-01-01T00:00:00Z',
];
const row = fc.record({
  id: fc.constantFrom('A', 'B', 'C', 'D', '', null),
  created_at: fc.constantFrom(...times, 'soon', '', null),
  closed_at: fc.constantFrom(...times, 'later', '', null),
  title: fc.constantFrom('plain', 'with; and, both', 'a "quote"', 'two\nlines', '[{', '=1+1', 'é', null),
});
const pieces = (broken: readonly string[]) =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: row.map((value): Piece => ({ row: value })) },
      { weight: 1, arbitrary: fc.constantFrom(...broken).map((text): Piece => ({ broken: text })) },
    ),
    { minLength: 1, maxLength: 20 },
  );

/** How each shape writes its pieces, and what in it is no record. */
const shapes: Record<string, { broken: string[]; write: (list: readonly Piece[]) => string }> = {
  'CSV with commas': {
    broken: ['A,2026-09-01T08:00:00Z,', '1,2,3,4,5', 'A,"x"y,z,'],
    write: (list) => csv(list, ',', '\n'),
  },
  'CSV with a byte order mark, semicolons and Windows ends': {
    broken: ['A;', ';;;;;', 'A;"x"y;z;'],
    write: (list) => `\ufeff${csv(list, ';', '\r\n')}`,
  },
  NDJSON: {
    broken: ['{"id":"A"', '[1]', '5', 'null', '{"id":"A","created_at":}', '{"id":"\u0001"}'],
    write: (list) => `${first}\n${list.map((piece) => json(piece)).join('\n\n')}`,
  },
  'a list': {
    broken: ['{"id":"A,"created_at":"x"}', '{"id":"A","created_at":}', '{"id":"A","x":[1}'],
    write: (list) => `[${first},\n${list.map((piece) => json(piece)).join(',\n')}]`,
  },
  'a wrapped list on one line': {
    broken: ['[{"id":1}]', '"text"', '-1'],
    write: (list) =>
      `{"count":3,"value":[${[first, ...list.map((piece) => json(piece))].join(',')}],"next":null}`,
  },
  'an indented list': {
    broken: ['{"id":"A,"created_at":"x"}', '{"id":"A","x":{"y":1}'],
    write: (list) =>
      `[\n${[first, ...list.map((piece) => json(piece, 2).replaceAll(/^/gm, '  '))].join(',\n')}\n]`.replace(
        '[\n{',
        '[\n  {',
      ),
  },
};
const first = '{"id":"first","created_at":"2026-09-01T08:00:00Z","closed_at":null,"title":null}';

function csv(list: readonly Piece[], delimiter: string, end: string): string {
  const cell = (text: string | null) => (text === null ? '' : `"${text.replaceAll('"', '""')}"`);
  const lines = list.map((piece) =>
    'broken' in piece
      ? piece.broken
      : [piece.row.id, piece.row.created_at, piece.row.closed_at, piece.row.title].map(cell).join(delimiter),
  );
  const header = ['id', 'created_at', 'closed_at', 'title'].join(delimiter);
  return [header, ['first', '2026-09-01T08:00:00Z', '', ''].join(delimiter), ...lines, ''].join(end);
}

function json(piece: Piece, indent?: number): string {
  if ('broken' in piece) return piece.broken;
  // Services leave out keys, or write them as null.
  const { title, ...rest } = piece.row;
  return JSON.stringify(title === null ? rest : piece.row, null, indent);
}

/** What must become of them, by going through them one after the other. */
function account(list: readonly Piece[]) {
  const rows = list.flatMap((piece) => ('row' in piece ? [piece.row] : []));
  const good = rows.filter(({ id, created_at: at }) => id && at && times.includes(at));
  const last = new Map(good.map((item) => [item.id, item]));
  const lostCells = good.filter(({ closed_at: at }) => at === 'later').length;
  return {
    counts: {
      read: list.length + 1,
      accepted: last.size + 1,
      quarantined: list.length - good.length,
      merged: good.length - last.size,
    },
    titles: [['first', null], ...[...last].map(([id, { title }]) => [id, title])].toSorted(([a], [b]) =>
      String(a) < String(b) ? -1 : 1,
    ),
    lostCells,
  };
}

const sources = `sources:
  - {id: x, kind: alerts, format: csv, files: ["a.*"], map: {id: id, created_at: created_at, closed_at: closed_at, title: title}}
`;

test.each(Object.entries(shapes))(
  '%s: read = accepted + quarantined + merged, and every cell and row lost is listed',
  async (_, { broken, write }) => {
    await fc.assert(
      fc.asyncProperty(pieces(broken), fc.boolean(), async (list, packed) => {
        const text = write(list);
        const file = packed ? { 'a.gz': gzipSync(text) } : { 'a.txt': text };
        await withFolder({ 'sources.yaml': sources, ...file }, async (folder) => {
          const { sources: ledgers, quarantine, alerts } = await readFolder(folder);
          const expected = account(list);
          expect(ledgers[0]?.files[0]?.rows).toEqual(expected.counts);
          expect(alerts.map(({ id, title }) => [id, title])).toEqual(expected.titles);
          expect(quarantine.filter(({ kept }) => kept)).toHaveLength(expected.lostCells);
          // A row may lack both its id and its creation, and then stands in the list twice.
          const left = quarantine.filter(({ kept }) => !kept);
          expect(left.length).toBeGreaterThanOrEqual(expected.counts.quarantined);
          expect(left.length === 0).toBe(expected.counts.quarantined === 0);
        });
      }),
      { numRuns: 15 },
    );
  },
  60_000,
);
