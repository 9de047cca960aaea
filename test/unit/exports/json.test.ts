import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readJsonHead } from '#lib/exports/json-head.ts';
import { walkJson } from '#lib/exports/walk-json.ts';
import { errorsOf, readFolder, withFolder } from './folder.ts';

interface Seen {
  good: unknown[];
  broken: [number, string][];
}

/** What is seen of a file's records: values of the good ones, lines and reasons of the others. */
async function seen(text: string | Buffer): Promise<Seen> {
  return withFolder({ 'a.json': text }, async (folder) => {
    const path = `${folder}/a.json`;
    const head = readJsonHead(path);
    if (!head) throw new Error('is not taken for JSON');
    const found: Seen = { good: [], broken: [] };
    walkJson(path, head, ({ bytes, start, end, line, broken }) => {
      if (broken === undefined) found.good.push(JSON.parse(bytes.toString('utf8', start, end)));
      else found.broken.push([line, broken]);
    });
    return found;
  });
}

const invalid = 'not a valid JSON object';
const record = (id: number) => ({ id, title: `Says "{[," and \\ ${id}`, alerts: [{ id: 1, t: 2 }] });
const three = [record(1), record(2), record(3)];

describe('the records of a JSON file', () => {
  const shapes: [string, string][] = [
    ['a list', JSON.stringify(three)],
    ['an indented list', JSON.stringify(three, null, 2)],
    ['one a line', three.map((item) => JSON.stringify(item)).join('\n')],
    [
      'one a line, with Windows ends and blank lines',
      three.map((item) => JSON.stringify(item)).join('\r\n\r\n') + '\r\n',
    ],
    ['objects one after the other', three.map((item) => JSON.stringify(item, null, 1)).join('\n')],
    ['value', JSON.stringify({ '@odata.context': 'x [{', value: three, next: { a: [1, '}'] } }, null, 2)],
    ['result', JSON.stringify({ result: three })],
    [
      'hits.hits',
      JSON.stringify({ took: 1, hits: { total: { value: 3 }, hits: three }, aggregations: { a: [{}] } }),
    ],
    [
      'two pages',
      `${JSON.stringify({ value: three.slice(0, 2) })}\n${JSON.stringify({ value: three.slice(2) })}`,
    ],
    ['a byte order mark before it', `\ufeff${JSON.stringify(three)}`],
  ];
  test.each(shapes)('are found in %s', async (_, text) => {
    expect(await seen(text)).toEqual({ good: three, broken: [] });
  });

  test('a single object is a record, though it holds lists of its own', async () => {
    expect(await seen(JSON.stringify(record(1), null, 2))).toEqual({ good: [record(1)], broken: [] });
  });

  test.each([
    ['a quote that is not closed', (text: string) => text.replace('title":"Says', 'title":Says')],
    ['a bracket that is missing', (text: string) => text.replace('"t":2}', '"t":2')],
    ['a brace that is missing', (text: string) => text.slice(0, -1)],
    ['a comma too many', (text: string) => text.replace('"id"', ',"id"')],
    ['a word that is no JSON', (text: string) => text.replace(':2}', ':NaN}')],
  ])('%s costs its own record: in a list, in an indented list, and on a line', async (_, breakIt) => {
    const texts = three.map((item) => JSON.stringify(item));
    const broken = [texts[0], breakIt(texts[1] ?? ''), texts[2]];
    const expected = { good: [record(1), record(3)], broken: [[2, invalid]] };
    expect(await seen(`[${broken.join(',\n')}]`)).toEqual(expected);
    expect(await seen(`[\n  ${broken.join(',\n  ')}\n]`)).toEqual({ ...expected, broken: [[3, invalid]] });
    expect(await seen(`[${broken.join(',')}]`)).toEqual({ ...expected, broken: [[1, invalid]] });
  });

  test('what stands in a list and is no object is said, each', async () => {
    expect(await seen('[{"id":1}, 5, "x", [1, {"id": 2}], {"id":3}]')).toEqual({
      good: [{ id: 1 }, { id: 3 }],
      broken: [
        [1, invalid],
        [1, invalid],
        [1, invalid],
      ],
    });
  });

  test('a file that ends too early says so', async () => {
    const whole = JSON.stringify({ value: three });
    expect(await seen(whole.slice(0, -2))).toEqual({
      good: three,
      broken: [[1, 'the file ends before its list does: records may be missing']],
    });
    expect(await seen(whole.slice(0, -20))).toEqual({
      good: three.slice(0, 2),
      broken: [[1, 'the file ends inside this record']],
    });
  });

  test('a list that cannot be split after a break is refused, with the line and a way out', async () => {
    const rest = Array.from(
      { length: 40_000 },
      (_, index) => `{"k${index}": "after the break, every record begins otherwise"}`,
    );
    const files = {
      'sources.yaml':
        'sources:\n  - {id: x, kind: alerts, format: csv, files: [a.json], map: {id: id, created_at: at}}\n',
      'a.json': `[{"id":"A","at":"2026-09-01T08:00:00Z"},\n{"id":"B,\n${rest.join(',\n')}]`,
    };
    await withFolder(files, async (folder) => {
      expect(await errorsOf(folder)).toMatchObject([
        {
          rule: 'unreadable-file',
          message: 'is JSON that breaks in line 2 and cannot be split into records after it',
          hint: 'export it again, or as NDJSON with one record a line',
        },
      ]);
    });
  });

  test('a window that moves over a large list loses nothing at its edges', async () => {
    const many = Array.from({ length: 30_000 }, (_, index) => ({
      id: index,
      text: '\n"é'.repeat(index % 300),
    }));
    const found = await seen(JSON.stringify(many, null, 1));
    expect(found.broken).toEqual([]);
    expect(found.good).toEqual(many);
  });

  test('any values come back as they were, in every shape', async () => {
    const items = fc.array(
      fc.dictionary(fc.string(), fc.jsonValue()).map((rest) => ({ ...rest, id: 1 })),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(items, fc.constantFrom(0, 1, 2), async (raw, indent) => {
        const list = JSON.parse(JSON.stringify(raw)) as unknown[];
        expect(await seen(JSON.stringify(list, null, indent))).toEqual({ good: list, broken: [] });
        const lines = [...list, ...list].map((item) => JSON.stringify(item)).join('\n');
        // One line alone may be an answer that wraps a list; two are records.
        expect((await seen(lines)).good).toEqual([...list, ...list]);
      }),
      { numRuns: 100 },
    );
  });
});

test('a key is found with dots, nested or mixed, and gzip of JSON is JSON', async () => {
  const sources =
    'sources:\n  - {id: x, kind: alerts, format: csv, files: ["*"], map: {id: a.id, created_at: a.at, title: "with \\"quotes\\""}}\n';
  const rows = [
    { a: { id: 'nested', at: '2026-09-01T08:00:00Z' }, 'with "quotes"': 'not reachable, and no injection' },
    { 'a.id': 'dotted', 'a.at': '2026-09-01T08:00:00Z' },
    { a: { id: 12345678901234567890n, at: '2026-09-01T08:00:00Z' } },
  ];
  const text = rows
    .map((row) =>
      JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `#${value}` : value)).replace(
        /"#(\d+)"/,
        '$1',
      ),
    )
    .join('\n');
  const without = sources.replace(', title: "with \\"quotes\\""', '');
  await withFolder({ 'sources.yaml': without, 'a.json.gz': gzipSync(text) }, async (folder) => {
    const read = await readFolder(folder);
    expect(read.alerts.map(({ id }) => id)).toEqual(['12345678901234567890', 'dotted', 'nested']);
  });
});
