import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, binomialCdf } from '#lib/metrics/statistics/beta.ts';
import { gammaCdf, gammaInverse, logGamma } from '#lib/metrics/statistics/gamma.ts';
import { binomialAtMost, poissonAtMost } from './naive.ts';

describe('the gamma and beta functions', () => {
  it('know factorials and Γ(1/2) = √π', () => {
    let factorial = 1;
    for (let n = 1; n < 100; n++) {
      expect(logGamma(n) / Math.max(1, Math.log(factorial))).toBeCloseTo(n > 3 ? 1 : Math.log(factorial), 10);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
  });

  it('give Poisson tails: P(X > k) for mean x is P(k + 1, x)', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.double({ min: 0.01, max: 120, noNaN: true }), (k, x) => {
        expect(gammaCdf(k + 1, x)).toBeCloseTo(1 - poissonAtMost(k, x), 10);
      }),
    );
  });

  it('invert what they computed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 1e5, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, p) => {
          expect(gammaCdf(a, gammaInverse(p, a))).toBeCloseTo(p, 9);
        },
      ),
    );
  });

  it('give binomial sums', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (k, more, p) => {
        expect(binomialCdf(k, k + more, p)).toBeCloseTo(binomialAtMost(k, k + more, p), 10);
      }),
    );
  });

  it('stay between 0 and 1 at the ends', () => {
    expect([
      betaCdf(0, 2, 3),
      betaCdf(1, 2, 3),
      gammaCdf(3, 0),
      gammaInverse(0, 3),
      gammaInverse(1, 3),
    ]).toEqual([0, 1, 0, 0, Infinity]);
  });
});
