import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Phrases, shingle } from '#lib/publish/leak-check/phrases.ts';
import { wordsOf } from '#lib/publish/leak-check/words.ts';

const vocabulary = ['the', 'kiln', 'stops', 'at', 'night', 'call', 'nobody'];
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 14 }).map((words) => words.join(' '));

/** The same, word list by word list. */
function naive(secrets: readonly string[], shared: readonly string[], output: string): string[] {
  const windows = secrets.flatMap((secret) => {
    const words = wordsOf(secret);
    if (words.length < 3) return [];
    const length = Math.min(words.length, shingle);
    return words.flatMap((_, at) =>
      at + length <= words.length ? [words.slice(at, at + length).join(' ')] : [],
    );
  });
  const within = (whole: string, part: string) => ` ${wordsOf(whole).join(' ')} `.includes(` ${part} `);
  return windows.filter((part) => within(output, part) && !shared.some((one) => within(one, part)));
}

describe('phrases', () => {
  it('are found exactly where a search word by word finds them', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 4 }),
        fc.array(text, { maxLength: 2 }),
        text,
        (secrets, shared, output) => {
          const phrases = new Phrases();
          for (const secret of secrets) phrases.add(secret, 3, 'x');
          for (const one of shared) phrases.forget(one);
          const found = phrases.find(output).map(({ words }) => words);
          expect(found.sort()).toEqual([...new Set(naive(secrets, shared, output))].sort());
        },
      ),
    );
  });

  it('of eight words are found inside a longer text, seven of them are not', () => {
    const phrases = new Phrases();
    phrases.add('one two three four five six seven eight nine ten', 4, 'x');
    expect(phrases.find('… Two, three; four (five) SIX seven\neight — nine!')).toEqual([
      { words: 'two three four five six seven eight nine', from: 'x' },
    ]);
    expect(phrases.find('two three four five six seven eight')).toEqual([]);
  });

  it("below the least number of words are nobody's secret", () => {
    const phrases = new Phrases();
    phrases.add('insider misuse', 3, 'x');
    expect(phrases.find('insider misuse')).toEqual([]);
    expect(phrases.size).toBe(0);
  });

  it('look through a thousand pages in seconds', () => {
    const phrases = new Phrases();
    const page = (n: number) =>
      Array.from({ length: 600 }, (_, at) => `w${(n * 7919 + at * 104_729) % 5000}`).join(' ');
    for (let n = 0; n < 1000; n += 1) phrases.add(page(n), 4, 'x');
    expect(phrases.find(page(0).toUpperCase()).length).toBeGreaterThan(590);
    expect(phrases.find(page(5000.5)).length).toBe(0);
  });
});
