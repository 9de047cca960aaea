import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAtMost, firstWhere, sum } from '#lib/metrics/statistics/sample.ts';

const list = fc.array(fc.nat(20), { maxLength: 40 }).map((all) => all.toSorted((a, b) => a - b));

describe('a sorted list', () => {
  it('is counted up to a bound as by looking at every value', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -1, max: 21 }), (all, bound) => {
        expect(countAtMost(all, bound)).toBe(all.filter((value) => value <= bound).length);
        expect(countAtMost(Float64Array.from(all), bound)).toBe(countAtMost(all, bound));
      }),
    );
  });

  it('is searched for the first position that holds, or its length', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(40), (length, from) => {
        expect(firstWhere(length, (i) => i >= from)).toBe(Math.min(length, from));
      }),
    );
  });

  it('is added up', () => {
    expect([sum([]), sum([1, 2, 4])]).toEqual([0, 7]);
  });
});
