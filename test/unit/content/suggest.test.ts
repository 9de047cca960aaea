import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance, nearest } from '#lib/content/suggest.ts';

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

  it('finds a swap, a slip and a missing letter', () => {
    expect(nearest('acount-takeover', ['account-takeover', 'ransomware'])).toBe('account-takeover');
    expect(nearest('onwer', ['title', 'owner'])).toBe('owner');
    expect(didYouMean('netwrok', ['network'])).toBe('did you mean "network"?');
  });

  it('stays silent when no word is near', () => {
    expect(nearest('phishing', ['ransomware', 'generic'])).toBeUndefined();
    expect(nearest('x', ['y'])).toBeUndefined();
    expect(didYouMean('whatever', [])).toBeUndefined();
  });
});
