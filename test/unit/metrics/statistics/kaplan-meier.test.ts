import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandAt,
  survival,
  survivalQuantile,
  survivalQuantileInterval,
} from '#lib/metrics/statistics/kaplan-meier.ts';
import type { Sample } from '#lib/metrics/statistics/sample.ts';
import { finished, sampleOf, survivalAt, type Case } from './naive.ts';

const cases = fc.array(fc.record({ seconds: fc.nat(30), finished: fc.boolean() }), {
  minLength: 1,
  maxLength: 80,
});
/** Freireich et al. (1963), 6-MP arm: the worked example of Kalbfleisch and Prentice, and of Klein and Moeschberger. */
const freireich: Case[] = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((seconds) => ({ seconds, finished: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((seconds) => ({ seconds, finished: false })),
];

/** The columns of a curve as one step after the other. */
function stepsOf(sample: Sample) {
  const curve = survival(sample);
  const { t, s, greenwood, atRisk } = curve;
  return Array.from({ length: curve.steps }, (_, i) => ({
    ...{ t: t[i] ?? NaN, s: s[i] ?? NaN, greenwood: greenwood[i] ?? NaN, atRisk: atRisk[i] ?? NaN },
    ...bandAt(curve, i),
  }));
}

describe('the Kaplan–Meier curve', () => {
  it('has the published steps for the 6-MP data', () => {
    const steps = stepsOf(sampleOf(freireich));
    expect(steps.map(({ t, s }) => [t, Number(s.toFixed(3))])).toEqual([
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ]);
    expect(steps.map(({ atRisk }) => atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
  });

  it('has the published standard errors and log-log interval of the 6-MP data', () => {
    const steps = stepsOf(sampleOf(freireich));
    const errors = steps.map(({ s, greenwood }) => Number((s * Math.sqrt(greenwood)).toFixed(3)));
    expect(errors).toEqual([0.076, 0.087, 0.096, 0.107, 0.114, 0.128, 0.135]);
    expect(steps[0]?.low).toBeCloseTo(0.6197, 3);
    expect(steps[0]?.high).toBeCloseTo(0.9516, 3);
  });

  it('has the published median 23 with interval 13 to never', () => {
    const curve = survival(sampleOf(freireich));
    expect(survivalQuantile(curve, 0.5)).toBe(23);
    expect(survivalQuantileInterval(curve, 0.5)).toEqual({ low: 13, high: null });
  });

  it('agrees with a count of every case at every time, Greenwood included', () => {
    fc.assert(
      fc.property(cases, (list) => {
        for (const step of stepsOf(sampleOf(list))) {
          const naive = survivalAt(list, step.t);
          expect(step.s).toBeCloseTo(naive.s, 10);
          if (naive.s > 1e-9) {
            expect(step.s * step.s * step.greenwood).toBeCloseTo(naive.variance, 10);
            const width = (1.959964 * Math.sqrt(naive.variance)) / (naive.s * Math.log(naive.s));
            expect(step.low).toBeCloseTo(naive.s ** Math.exp(-width), 5);
            expect(step.high).toBeCloseTo(naive.s ** Math.exp(width), 5);
          }
        }
      }),
    );
  });

  it('keeps one step for each time at which somebody finished, and room for no more', () => {
    const curve = survival(finished([1, 1, 2, 5, 5]));
    expect(curve.steps).toBe(3);
    expect([...curve.t]).toEqual([1, 2, 5]);
  });

  it('ends at 0 without an interval of its own: from 0 to where the one before it ended', () => {
    const steps = stepsOf(finished([1, 2, 3]));
    expect([steps[2]?.s, steps[2]?.low]).toEqual([0, 0]);
    expect(steps[2]?.high).toBe(steps[1]?.high);
    expect(stepsOf(finished([5]))[0]).toMatchObject({ s: 0, low: 0, high: 1 });
  });

  it('has a band that only falls, so that a bisection finds where it crosses', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const steps = stepsOf(sampleOf(list)).filter(({ s }) => s > 0);
        for (const [i, { low, high }] of steps.entries()) {
          expect(low).toBeLessThanOrEqual((steps[i - 1]?.low ?? 1) + 1e-12);
          expect(high).toBeLessThanOrEqual((steps[i - 1]?.high ?? 1) + 1e-12);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives as interval of a quantile the times at which the band crosses 1 − q, or null', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0.25, 0.5, 0.9), (list, q) => {
        const band = (t: number): [number, number] => {
          const { s, variance } = survivalAt(list, t);
          if (s < 1e-9) return [0, 1];
          if (s === 1) return [1, 1];
          const width = (1.959963984540054 * Math.sqrt(variance)) / (s * Math.log(s));
          return [s ** Math.exp(-width), s ** Math.exp(width)];
        };
        const times = [...new Set(list.map((c) => c.seconds))].sort((a, b) => a - b);
        const first = (side: 0 | 1) => times.find((t) => band(t)[side] <= 1 - q + 1e-9) ?? null;
        const interval = survivalQuantileInterval(survival(sampleOf(list)), q);
        expect(interval).toEqual({ low: first(0), high: first(1) });
      }),
    );
  });

  it('gives the smallest time at which no more than 1 − q are left, or null', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0.25, 0.5, 0.9), (list, q) => {
        const times = list.map((c) => c.seconds).toSorted((a, b) => a - b);
        const naive = times.find((t) => survivalAt(list, t).s <= 1 - q + 1e-9) ?? null;
        expect(survivalQuantile(survival(sampleOf(list)), q)).toBe(naive);
      }),
    );
  });

  it('meets one half exactly, in spite of rounding', () => {
    for (let n = 2; n <= 400; n += 2) {
      const list = Array.from({ length: n }, (_, i) => i + 1);
      expect(survivalQuantile(survival(finished(list)), 0.5)).toBe(n / 2);
    }
  });

  it('knows the longest follow-up when the median is never reached', () => {
    const curve = survival(
      sampleOf([
        { seconds: 4, finished: true },
        { seconds: 70, finished: false },
        { seconds: 90, finished: false },
      ]),
    );
    expect([survivalQuantile(curve, 0.5), curve.beyond]).toEqual([null, 90]);
  });
});
