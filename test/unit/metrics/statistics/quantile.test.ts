import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean, quantile } from '#lib/metrics/statistics/quantile.ts';
import { finished, sampleOf } from './naive.ts';

const durations = fc.array(fc.nat(50), { minLength: 1, maxLength: 60 });

describe('quantile', () => {
  it('agrees with R: quantile(c(1, 2, 3, 4, 10), c(.25, .5, .9), type = 7) is 2, 3, 7.6', () => {
    const sample = finished([10, 1, 3, 2, 4]);
    expect([0.25, 0.5, 0.9].map((q) => quantile(sample, q))).toEqual([2, 3, expect.closeTo(7.6, 12)]);
  });

  it('is linear between neighbours of the sorted list', () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (list, q) => {
        const sorted = list.toSorted((a, b) => a - b);
        const h = (sorted.length - 1) * q;
        const [a = 0, b = a] = [sorted[Math.floor(h)], sorted[Math.ceil(h)]];
        expect(quantile(finished(list), q)).toBeCloseTo(a + (h - Math.floor(h)) * (b - a), 9);
      }),
    );
  });

  it('looks at finished cases only', () => {
    const sample = sampleOf([
      { seconds: 5, finished: true },
      { seconds: 99, finished: false },
    ]);
    expect([quantile(sample, 0.5), mean(sample)]).toEqual([5, 5]);
  });

  it('is undefined without cases, as the mean is', () => {
    expect(quantile(finished([]), 0.5)).toBeUndefined();
    expect(mean(finished([]))).toBeUndefined();
  });

  it('finds the mean of the list', () => {
    fc.assert(
      fc.property(durations, (list) => {
        expect(mean(finished(list))).toBeCloseTo(list.reduce((a, b) => a + b) / list.length, 9);
      }),
    );
  });
});
