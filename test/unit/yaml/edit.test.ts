import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { editYaml } from '#lib/yaml/edit.ts';
import type { Path } from '#lib/yaml/places.ts';

const text = `# Head.
title: "A: b" # quoted
reviewed: 2026-11-09
empty:
list: [a, b, c]
rows:
  # About the first.
  - id: one
    gap: {status: accepted, owner: it, until: 2027-01-01}
  - when: {x: yes}
    id: two
scenario: >-
  Folded
  text.

# About the last.
last: 1
`;

describe('editing YAML', () => {
  it.each<[string, Path, string, string, string]>([
    ['a plain value', ['reviewed'], '2027-01-01', 'reviewed: 2026-11-09', 'reviewed: 2027-01-01'],
    ['a value before a comment', ['title'], 'New', 'title: "A: b" # quoted', 'title: New # quoted'],
    ['an empty value', ['empty'], '[]', 'empty:\n', 'empty: []\n'],
    ['an item', ['list', 1], 'x', '[a, b, c]', '[a, x, c]'],
    [
      'a block list',
      ['rows'],
      '[]',
      text.slice(text.indexOf('rows:'), text.indexOf('\nscenario')),
      'rows: []',
    ],
    ['a folded text', ['scenario'], 'Short.', '>-\n  Folded\n  text.', 'Short.'],
    ['a value in braces', ['rows', 0, 'gap', 'status'], 'open', 'status: accepted', 'status: open'],
  ])('sets %s and nothing else', (_, path, value, before, after) => {
    expect(editYaml(text, [{ path, value }])).toBe(text.replace(before, after));
  });

  it('puts a new key behind the one it is told, or last, in blocks and in braces', () => {
    const at = (path: Path, after?: string) =>
      editYaml(text, [{ path, value: 'v', ...(after && { after }) }]);
    expect(at(['new'], 'title')).toBe(text.replace('# quoted\n', '# quoted\nnew: v\n'));
    expect(at(['new'])).toBe(text.replace('last: 1\n', 'last: 1\nnew: v\n'));
    expect(at(['rows', 1, 'new'])).toBe(text.replace('id: two\n', 'id: two\n    new: v\n'));
    expect(at(['rows', 0, 'gap', 'new'], 'owner')).toBe(text.replace('owner: it', 'owner: it, new: v'));
  });

  it.each<[string, Path, string, string]>([
    ['a line', ['reviewed'], 'reviewed: 2026-11-09\n', ''],
    ['the last line', ['last'], 'last: 1\n', ''],
    ['a block with its comments', ['rows'], text.slice(text.indexOf('rows:'), text.indexOf('scenario')), ''],
    ['a folded text, up to its empty line', ['scenario'], 'scenario: >-\n  Folded\n  text.\n', ''],
    ['the first of a list', ['list', 0], '[a, b, c]', '[b, c]'],
    ['the last of a list', ['list', 2], '[a, b, c]', '[a, b]'],
    ['a key in braces', ['rows', 0, 'gap', 'until'], ', until: 2027-01-01', ''],
    ['the first key of a row', ['rows', 1, 'when'], '- when: {x: yes}\n    id', '- id'],
    ['a row', ['rows', 1], '  - when: {x: yes}\n    id: two\n', ''],
    ['the only key, with its map', ['rows', 1, 'when', 'x'], '- when: {x: yes}\n    id', '- id'],
  ])('drops %s and nothing else', (_, path, before, after) => {
    expect(editYaml(text, [{ path, drop: true }])).toBe(text.replace(before, after));
  });

  it('adds a note at the end of a line, but neither in braces nor behind a comment', () => {
    const noted = (path: Path) => editYaml(text, [{ path, value: 'v', note: 'why' }]);
    expect(noted(['reviewed'])).toContain('reviewed: v # why\n');
    expect(noted(['title'])).toContain('title: v # quoted\n');
    expect(noted(['rows', 0, 'gap', 'owner'])).toContain('owner: v, until');
  });

  it('keeps Windows line ends', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    const edits = [
      { path: ['reviewed'], drop: true },
      { path: ['new'], value: 'v', after: 'title' },
    ] as const;
    expect(editYaml(crlf, edits)).toBe(editYaml(text, edits).replaceAll('\n', '\r\n'));
  });

  it('leaves a text alone that does not hold the place', () => {
    expect(editYaml(text, [{ path: ['list', 'x', 'y'], value: 'v' }])).toBe(text);
    expect(editYaml(text, [{ path: ['rows', 7, 'id'], drop: true }])).toBe(text);
  });

  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const leaf = fc.oneof(
    fc.integer({ min: 0, max: 99 }),
    fc.constantFrom('x', 'y: z', '# no', 'multi\nline\n', ''),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 3 }, leaf, tie('map'), tie('seq')),
    map: fc.dictionary(key, tie('tree'), { minKeys: 1, noNullPrototype: true }),
    seq: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
  }));
  const top = fc.dictionary(key, tree, { minKeys: 1, noNullPrototype: true });

  it('says the same as an edit of the data itself', () => {
    fc.assert(
      fc.property(
        top,
        fc.boolean(),
        fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (data, flow, choice, drops) => {
          const path = somePath(data, choice);
          const written = stringify(data, { collectionStyle: flow ? 'flow' : 'block', lineWidth: 0 });
          const expected = structuredClone(data) as Tree;
          if (drops) removeIn(expected, path);
          else setIn(expected, path, 'new');
          const edit = drops ? ({ path, drop: true } as const) : { path, value: 'new', note: 'why' };
          expect(parse(editYaml(written, [edit])) ?? {}).toEqual(expected);
        },
      ),
    );
  });
});

type Tree = Record<string | number, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

function somePath(data: unknown, choices: readonly number[]): (string | number)[] {
  const path: (string | number)[] = [];
  const rest = [...choices];
  const next = () => rest.pop() ?? 9;
  let node = data;
  while (isTree(node) && (path.length === 0 || next() < 7)) {
    const keys = Array.isArray(node) ? [...node.keys()] : Object.keys(node);
    const key = keys[next() % keys.length] ?? 0;
    path.push(key);
    node = node[key];
  }
  return path;
}

function setIn(data: Tree, path: readonly (string | number)[], value: unknown): void {
  const parent = path.slice(0, -1).reduce((node, key) => node[key] as Tree, data);
  parent[path.at(-1) ?? ''] = value;
}

/** What is left empty goes too, except the whole. */
function removeIn(data: Tree, path: readonly (string | number)[]): void {
  const parent = path.slice(0, -1).reduce((node, key) => node[key] as Tree, data);
  if (Object.keys(parent).length === 1 && path.length > 1) {
    removeIn(data, path.slice(0, -1));
    return;
  }
  const last = path.at(-1) ?? '';
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}
