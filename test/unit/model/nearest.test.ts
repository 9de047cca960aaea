import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '#lib/model/nearest.ts';

/** The definition, by recursion from the front: no table, no rows. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return naive(a.slice(1), b.slice(1));
  const swapped =
    a.length > 1 && a[0] === b[1] && a[1] === b[0] ? naive(a.slice(2), b.slice(2)) : Number.POSITIVE_INFINITY;
  return 1 + Math.min(naive(a.slice(1), b), naive(a, b.slice(1)), naive(a.slice(1), b.slice(1)), swapped);
}

describe('the nearest word', () => {
  it('measures distance as its definition does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(naive(a, b));
      }),
    );
  });

  it.each([
    ['acount-takeover', ['account-takeover', 'account-compromise'], 'account-takeover'],
    ['strcit', ['strict', 'struct'], 'strict'],
    ['cut-backup-netwrok', ['cut-backup-network', 'cut-links'], 'cut-backup-network'],
    ['aktive', ['draft', 'active'], 'active'],
    ['nothing-like-it', ['draft', 'active'], undefined],
    ['x', ['y'], undefined],
    ['x', [], undefined],
    ['HR', ['hr', 'legal'], 'hr'],
  ])('to %s among %j is %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it('is the word itself when it is among the candidates in one spelling', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z-]{1,12}$/), { minLength: 1 }), (words) => {
        for (const word of words) expect(nearest(word, words)).toBe(word);
      }),
    );
  });

  it('is one swap, one missing or one surplus letter away in words of three and more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,10}$/), fc.nat(), (word, seed) => {
        const at = seed % (word.length - 1);
        const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
        for (const typo of [
          swapped,
          word.slice(0, at) + word.slice(at + 1),
          `${word.slice(0, at)}x${word.slice(at)}`,
        ])
          expect(nearest(typo, [word])).toBe(word);
      }),
    );
  });
});
