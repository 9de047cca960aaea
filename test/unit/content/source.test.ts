import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '#lib/content/source.ts';

const text = `---
title: A page
card:
  stop_now:
    - first
    - "second: with colon"
expires:
list: [{id: a}, {id: bc}]
---
Body
`;

describe('places in a file', () => {
  const source = sourceOf('content/a.mdx', text, '');
  const place = (path: (string | number)[], what?: 'key' | 'value') => {
    const { at, length } = source.locate(path, what);
    return [at.line, at.column, length];
  };

  it('finds values and keys of front matter, counted from the start of the file', () => {
    expect(place(['title'])).toEqual([2, 8, 6]);
    expect(place(['title'], 'key')).toEqual([2, 1, 5]);
    expect(place(['card', 'stop_now', 1])).toEqual([6, 7, 20]);
    expect(place(['list', 1, 'id'])).toEqual([8, 22, 2]);
    expect(place(['list', 1, 'id'], 'key')).toEqual([8, 18, 2]);
  });

  it('falls back to the nearest ancestor that exists, and to the key of an empty value', () => {
    expect(place(['card', 'stop_now', 7])).toEqual(place(['card', 'stop_now']));
    expect(place(['card', 'missing', 'deep'])).toEqual(place(['card']));
    expect(place(['list', 1, 'id', 'x'])).toEqual([8, 22, 2]);
    expect(place(['expires'])).toEqual([7, 1, 7]);
    expect(place(['nothing'])).toEqual([1, 1, 1]);
  });

  it('keeps a caret on one line', () => {
    expect(place(['card'])).toEqual([4, 3, 'stop_now:'.length]);
  });

  it('knows where the body starts', () => {
    expect(source.bodyLine).toBe(10);
    expect(sourceOf('a.mdx', 'no front matter', '').bodyLine).toBe(1);
  });

  it('reads a YAML file whole', () => {
    const yaml = sourceOf('content/portal.yaml', 'a: 1\nb:\n  c: 2\n', '');
    expect(yaml.locate(['b', 'c']).at).toEqual({ line: 3, column: 6 });
  });

  it('turns offsets into points and back as counting by hand does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'é', '👩', '\n'), { maxLength: 60 }),
        fc.nat(80),
        (parts, offset) => {
          const content = parts.join('');
          const inside = Math.min(offset, content.length);
          const before = content.slice(0, inside).split('\n');
          const expected = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
          const made = sourceOf('a.mdx', content, '');
          expect(made.point(offset)).toEqual(expected);
          expect(made.offset(expected)).toBe(inside);
        },
      ),
    );
  });
});
