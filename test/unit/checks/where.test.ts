import { describe, expect, it } from 'vitest';
import { inBody, inFrontMatter, inValue } from '#lib/checks/where.ts';
import { sourceOf } from '#lib/content/source.ts';

const file = 'content/triage/x.mdx';
const of = (...lines: string[]) => ({ sources: new Map([[file, sourceOf(file, lines.join('\n'), '')]]) });
const start = { line: 1, column: 1 };

describe('a place in front matter', () => {
  const input = of('---', 'title: One', 'summary: >', '  folded and', '  long', '---', 'folded and long');

  it('is a value or its key, and the start of a file whose source is not at hand', () => {
    expect(inFrontMatter(input, file, ['title'])).toEqual({ file, at: { line: 2, column: 8 }, length: 3 });
    expect(inFrontMatter(input, file, ['title'], 'key')).toEqual({
      file,
      at: { line: 2, column: 1 },
      length: 5,
    });
    expect(inFrontMatter({ sources: new Map() }, file, ['title'])).toEqual({ file, at: start, length: 1 });
  });

  it('is a word inside a value, or the value when the word is broken there or stands in the body', () => {
    const value = inFrontMatter(input, file, ['summary']);
    expect(inValue(input, file, ['summary'], 'long')).toEqual({
      file,
      at: { line: 5, column: 3 },
      length: 4,
    });
    expect(inValue(input, file, ['summary'], 'lo')).toEqual({ file, at: { line: 5, column: 3 }, length: 2 });
    expect(inValue(input, file, ['summary'], 'and long')).toEqual(value);
    expect(inValue(input, file, ['title'], 'Two')).toEqual(inFrontMatter(input, file, ['title']));
  });
});

describe('a place in a body', () => {
  it('is the first at or after a point', () => {
    const input = of('ab ab', 'ab', '', 'ab');
    const found = (line: number, column: number) => inBody(input, file, { line, column }, 'ab').at;
    expect(found(1, 1)).toEqual(start);
    expect(found(1, 2)).toEqual({ line: 1, column: 4 });
    expect(found(2, 1)).toEqual({ line: 2, column: 1 });
    expect(found(3, 1)).toEqual({ line: 4, column: 1 });
    const third = { line: 3, column: 1 };
    expect(inBody(of('', 'ab', 'ab'), file, third, 'ab')).toEqual({ file, at: third, length: 2 });
  });

  it('is the point itself, one sign long, when nothing is found or asked for', () => {
    const at = { line: 1, column: 2 };
    expect(inBody(of('abc'), file, at, 'abc')).toEqual({ file, at, length: 1 });
    expect(inBody(of('abc'), file, at)).toEqual({ file, at, length: 1 });
    expect(inBody(of('abc'), file, { line: 9, column: 1 }, 'abc').length).toBe(1);
    expect(inBody(of('abc'), file, start, 'abc')).toEqual({ file, at: start, length: 3 });
  });
});
