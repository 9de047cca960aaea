import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalRank, medianInterval } from '#lib/metrics/statistics/median-interval.ts';
import { binomialAtMost, finished } from './naive.ts';

describe('the interval of a median', () => {
  it('has the ranks of the usual table: n 6 to 1, 10 to 2, 20 to 6, 50 to 18, 100 to 40 (Conover, 1999, table A3)', () => {
    expect([6, 10, 20, 50, 100].map((n) => intervalRank(n))).toEqual([1, 2, 6, 18, 40]);
  });

  it('is missing below six cases', () => {
    expect(medianInterval(finished([1, 2, 3, 4, 5]))).toBeUndefined();
    expect(medianInterval(finished([1, 2, 3, 4, 5, 6]))).toEqual({ low: 1, high: 6 });
  });

  it('uses the largest rank whose two binomial tails stay within 5 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (n) => {
        let r = 0;
        while (2 * binomialAtMost(r, n, 0.5) <= 0.05) r++;
        expect(intervalRank(n)).toBe(r);
      }),
    );
  });
});
