import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { appendItem } from '#lib/yaml/append.ts';

const item = { id: 'b', on: ['x', 'y'] };

describe('adding to a list of a YAML text', () => {
  it.each([
    [
      'a list that is not there',
      'a: 1\nz: 2 # end\n',
      'a: 1\nrows:\n  - id: b\n    on: [x, y]\nz: 2 # end\n',
    ],
    ['an empty list', 'rows: [] # none\nz: 2\n', 'rows: # none\n  - id: b\n    on: [x, y]\nz: 2\n'],
    [
      'a list on lines of its own',
      'rows:\n  # First.\n  - id: a # one\n    t: |\n      Long.\n\nz: 2\n',
      'rows:\n  # First.\n  - id: a # one\n    t: |\n      Long.\n  - id: b\n    on: [x, y]\n\nz: 2\n',
    ],
    ['one that is not indented', 'rows:\n- id: a\nz: 2\n', 'rows:\n- id: a\n- id: b\n  on: [x, y]\nz: 2\n'],
    ['a list in brackets', 'rows: [{id: a}] # x\nz: 2\n', 'rows: [{id: a}, {id: b, on: [x, y]}] # x\nz: 2\n'],
    ['braces around everything', '{a: 1, z: 2}\n', '{a: 1, rows: [{id: b, on: [x, y]}], z: 2}\n'],
    ['Windows line ends', 'a: 1\r\nz: 2\r\n', 'a: 1\r\nrows:\r\n  - id: b\r\n    on: [x, y]\r\nz: 2\r\n'],
  ])('knows %s', (_, before, after) => {
    expect(appendItem(before, 'rows', item, 'a')).toBe(after);
  });

  it('leaves what is no list alone', () => {
    for (const text of ['rows: text\n', 'rows:\nz: 1\n', '- a\n', ''])
      expect(appendItem(text, 'rows', item, 'a')).toBe(text);
  });

  it('says the same as adding to the data itself, and changes no other line', () => {
    const leaf = fc.constantFrom('x', 'y: z', '# no', 'two\nlines\n', '', '- a', 7);
    const row = fc.record({ id: leaf, on: fc.array(leaf, { maxLength: 2 }) });
    fc.assert(
      fc.property(
        fc.record({ a: leaf, rows: fc.option(fc.array(row, { maxLength: 3 }), { nil: undefined }), z: leaf }),
        row,
        fc.boolean(),
        ({ rows, ...rest }, added, flow) => {
          const data = rows ? { a: rest.a, rows, z: rest.z } : rest;
          const style = {
            collectionStyle: flow ? 'flow' : 'block',
            lineWidth: 0,
          } as const;
          const written = stringify(data, style);
          const after = appendItem(written, 'rows', added, 'a');
          expect(parse(after)).toEqual({ ...rest, rows: [...(rows ?? []), added] });
          if (flow) return;
          const lines = after.split('\n');
          // An empty list is no longer one.
          const kept = written.split('\n').filter((line) => !/^rows:|^ *\[\]$/.test(line));
          let at = 0;
          for (const line of lines) if (line === kept[at]) at += 1;
          expect(at).toBe(kept.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
