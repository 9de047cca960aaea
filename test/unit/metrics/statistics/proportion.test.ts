import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newcombe, wilson } from '#lib/metrics/statistics/proportion.ts';
import { bisect } from './naive.ts';

const kOfN = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.record({ k: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('Wilson', () => {
  it('gives the published intervals of Newcombe (1998a) for 81/263, 15/148, 0/20 and 1/29', () => {
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [k, n, low, high] of published) {
      expect(wilson(k, n).low).toBeCloseTo(low, 4);
      expect(wilson(k, n).high).toBeCloseTo(high, 4);
    }
  });

  it('ends where the score test just rejects', () => {
    fc.assert(
      fc.property(kOfN, ({ k, n }) => {
        const score = (p: number) => Math.abs(k / n - p) - 1.959963984540054 * Math.sqrt((p * (1 - p)) / n);
        const { low, high } = wilson(k, n);
        if (k > 0) expect(low).toBeCloseTo(bisect(score, 1e-12, k / n), 7);
        if (k < n)
          expect(high).toBeCloseTo(
            bisect((p) => -score(p), k / n, 1 - 1e-12),
            7,
          );
      }),
    );
  });
});

describe('Newcombe', () => {
  it('gives the published intervals of method 10 (Newcombe 1998b, table II)', () => {
    const published = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [10, 10, 0, 20, 0.6791, 1],
      [5, 56, 0, 29, -0.0381, 0.1926],
    ] as const;
    for (const [ka, na, kb, nb, low, high] of published) {
      const interval = newcombe({ k: ka, n: na }, { k: kb, n: nb });
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it('turns around with its arguments and holds the difference', () => {
    fc.assert(
      fc.property(kOfN, kOfN, (a, b) => {
        const [there, back] = [newcombe(a, b), newcombe(b, a)];
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.low).toBeLessThanOrEqual(a.k / a.n - b.k / b.n + 1e-12);
        expect(there.high).toBeGreaterThanOrEqual(a.k / a.n - b.k / b.n - 1e-12);
      }),
    );
  });
});
