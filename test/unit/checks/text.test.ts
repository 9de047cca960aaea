import { describe, expect, it } from 'vitest';
import { bodyOf, countWords, textsOf } from '#lib/checks/text.ts';
import { sourceOf } from '#lib/content/source.ts';

describe('the texts of front matter', () => {
  it('are every text with its path, in the order written, and nothing else', () => {
    const data = { b: ['one', { deep: 'two' }], a: null, number: 3, flag: true, last: 'three' };
    expect(textsOf(data)).toEqual([
      { path: ['b', 0], text: 'one' },
      { path: ['b', 1, 'deep'], text: 'two' },
      { path: ['last'], text: 'three' },
    ]);
  });
});

describe('the body of a file', () => {
  it('keeps its offsets from where it begins: comments are blank', () => {
    const source = sourceOf('x.mdx', '---\na: 1\n---\nOne {/* not\nthis */} two.', '');
    expect(bodyOf(source)).toEqual({ text: `One ${' '.repeat(7)}\n${' '.repeat(8)} two.`, start: 13 });
  });

  it('is the whole file where there is no front matter', () => {
    expect(bodyOf(sourceOf('x.mdx', 'One.', ''))).toEqual({ text: 'One.', start: 0 });
  });
});

describe('words', () => {
  it('are counted as a person does', () => {
    expect(['', '  ', 'one', ' one\n two\t', 'a – b'].map(countWords)).toEqual([0, 0, 1, 2, 3]);
  });
});
