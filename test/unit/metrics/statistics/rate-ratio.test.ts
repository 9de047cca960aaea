import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsDiffer } from '#lib/metrics/statistics/poisson.ts';
import { rateRatio } from '#lib/metrics/statistics/rate-ratio.ts';
import { binomialAtMost, bisect } from './naive.ts';

const phase = fc.record({ count: fc.nat(60), exposure: fc.integer({ min: 1, max: 400 }) });

describe('the ratio of two rates', () => {
  it('has the interval where both tails are 2.5 %, added up term by term', () => {
    fc.assert(
      fc.property(phase, phase, (before, after) => {
        const total = before.count + after.count;
        if (total === 0) return;
        const { low, high, ratio } = rateRatio(before, after);
        const scale = before.exposure / after.exposure;
        const share = (value: number) => value / scale / (1 + value / scale);
        if (after.count > 0) {
          const naive = bisect((p) => binomialAtMost(after.count - 1, total, p) - 0.975, 1e-12, 1 - 1e-12);
          expect(share(low!)).toBeCloseTo(naive, 8);
        } else expect(low).toBe(0);
        if (before.count > 0) {
          const naive = bisect((p) => binomialAtMost(after.count, total, p) - 0.025, 1e-12, 1 - 1e-12);
          expect(share(high!)).toBeCloseTo(naive, 8);
          expect(ratio).toBeCloseTo(after.count / after.exposure / (before.count / before.exposure), 8);
        } else expect([ratio, high]).toEqual([null, null]);
      }),
    );
  });

  it('leaves 1 outside exactly when the conditional test rejects', () => {
    fc.assert(
      fc.property(phase, phase, (before, after) => {
        const { low, high } = rateRatio(before, after);
        const apart = (low ?? 0) > 1 || (high !== null && high < 1);
        const p = countsDiffer(after, before);
        if (Math.abs(p - 0.05) > 1e-9) expect(apart).toBe(p < 0.05);
      }),
    );
  });

  it('is not known without a single event', () => {
    expect(rateRatio({ count: 0, exposure: 5 }, { count: 0, exposure: 9 })).toEqual({
      ratio: null,
      low: null,
      high: null,
    });
  });
});
