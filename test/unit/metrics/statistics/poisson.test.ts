import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsDiffer, poissonInterval } from '#lib/metrics/statistics/poisson.ts';
import { binomialAtMost, bisect, poissonAtMost } from './naive.ts';

describe('the interval of a count', () => {
  it('gives the values tabled by Garwood: 0, 1, 5, 10 and 50 events', () => {
    const table = [
      [0, 0, 3.689],
      [1, 0.0253, 5.572],
      [5, 1.6235, 11.668],
      [10, 4.795, 18.39],
      [50, 37.111, 65.919],
    ] as const;
    for (const [count, low, high] of table) {
      expect(poissonInterval(count).low).toBeCloseTo(low, 3);
      expect(poissonInterval(count).high).toBeCloseTo(high, 3);
    }
  });

  it('ends where each tail holds 2.5 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (count) => {
        const { low, high } = poissonInterval(count);
        const upper = bisect((mean) => poissonAtMost(count, mean) - 0.025, 0, 1000 - 400);
        expect(high / upper).toBeCloseTo(1, 9);
        if (count === 0) expect(low).toBe(0);
        else expect(low / bisect((m) => poissonAtMost(count - 1, m) - 0.975, 0, 600)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('two counts', () => {
  it('differ when the first has a binomial share too large or too small for its exposure', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 9 }), (a, b, exposure) => {
        const p = exposure / (exposure + 4);
        const n = a + b;
        const tails = [binomialAtMost(a, n, p), 1 - binomialAtMost(a - 1, n, p)];
        const naive = n === 0 ? 1 : Math.min(1, 2 * Math.min(...tails));
        expect(countsDiffer({ count: a, exposure }, { count: b, exposure: 4 })).toBeCloseTo(naive, 9);
      }),
    );
  });

  it('are the same without an event, and hardly differ with one', () => {
    const none = { count: 0, exposure: 9 };
    expect(countsDiffer({ count: 0, exposure: 1 }, none)).toBe(1);
    expect(countsDiffer({ count: 1, exposure: 1 }, none)).toBeCloseTo(0.2, 12);
  });

  it('of ten million are compared without overflow', () => {
    const same = countsDiffer({ count: 5_000_000, exposure: 1 }, { count: 5_001_000, exposure: 1 });
    expect(same).toBeGreaterThan(0.5);
    expect(countsDiffer({ count: 5e6, exposure: 1 }, { count: 5.02e6, exposure: 1 })).toBeLessThan(1e-6);
  });
});
