import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '#lib/model/nearest.ts';

describe('the nearest word', () => {
  it.each([
    ['acount-takeover', ['account-takeover', 'account-compromise'], 'account-takeover'],
    ['strcit', ['strict', 'struct'], 'strict'],
    ['cut-backup-netwrok', ['cut-backup-network', 'cut-links'], 'cut-backup-network'],
    ['aktive', ['draft', 'active'], 'active'],
    ['nothing-like-it', ['draft', 'active'], undefined],
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

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.array(fc.string({ maxLength: 8 })), (word, words) => {
        expect(nearest(word, words)).toBe(nearest(word, [...words].reverse()));
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
