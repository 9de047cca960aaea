import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases, merge, sum } from '#lib/metrics/statistics/sample.ts';
import { sampleOf } from './naive.ts';

const list = fc.array(fc.record({ seconds: fc.nat(20), finished: fc.boolean() }), { maxLength: 40 });

describe('a sample', () => {
  it('of several is that of all their cases together', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), (lists) => {
        expect(merge(lists.map(sampleOf))).toEqual(sampleOf(lists.flat()));
      }),
    );
  });

  it('of one is taken as it stands', () => {
    const one = sampleOf([{ seconds: 3, finished: true }]);
    expect(merge([one])).toBe(one);
  });

  it('gives its finished cases one by one, the shortest first, up to a limit', () => {
    fc.assert(
      fc.property(list, fc.nat(45), (all, limit) => {
        const finished = all.filter((one) => one.finished).map(({ seconds }) => seconds);
        const sorted = finished.toSorted((a, b) => a - b);
        expect(cases(sampleOf(all), limit)).toEqual(sorted.slice(0, limit));
        expect(sum(sampleOf(all).finished)).toBe(sorted.length);
      }),
    );
  });
});
