import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineOf, individualLimits, rateLimits } from '#lib/metrics/statistics/limits.ts';

/** XmR as it is done by hand: a list of ranges, two averages. */
function byHand(values: number[]): [number, number, number] {
  const average = (list: number[]) => list.reduce((a, b) => a + b) / list.length;
  const ranges = values.slice(1).map((value, i) => Math.max(value, values[i]!) - Math.min(value, values[i]!));
  return [
    average(values),
    average(values) - 2.66 * average(ranges),
    average(values) + 2.66 * average(ranges),
  ];
}

/** The u chart by hand: the rate first, then its standard deviation for the one point. */
function rateByHand(points: { count: number; exposure: number }[], exposure: number): number[] {
  const u = points.reduce((sum, p) => sum + p.count, 0) / points.reduce((sum, p) => sum + p.exposure, 0);
  const sigma = Math.sqrt(u / exposure);
  return [u, Math.max(0, u - 3 * sigma), u + 3 * sigma].map((rate) => rate * exposure);
}

describe('limits of single values', () => {
  it('are those of the textbook for viscosity of aircraft paint (Montgomery, example 6.5)', () => {
    const batches = [
      ...[33.75, 33.05, 34.0, 33.81, 33.46, 34.02, 33.68, 33.27],
      ...[33.49, 33.2, 33.62, 33.0, 33.54, 33.12, 33.84],
    ];
    const limits = individualLimits(batches);
    // The book: centre 33.52, mean moving range 0.48, limits 32.24 and 34.80.
    expect(limits?.center).toBeCloseTo(33.52, 2);
    expect(limits?.lower).toBeCloseTo(32.24, 1);
    expect(limits?.upper).toBeCloseTo(34.8, 1);
  });

  it('agree with a calculation by hand', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 12, maxLength: 60 }), (values) => {
        const limits = individualLimits(values)!;
        const [center, lower, upper] = byHand(values);
        expect(limits.center).toBeCloseTo(center, 8);
        expect(limits.lower).toBeCloseTo(lower, 8);
        expect(limits.upper).toBeCloseTo(upper, 8);
      }),
    );
  });

  it('move with the values and grow with their unit', () => {
    const list = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 12, maxLength: 30 });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 99 }), (values, a, b) => {
        const [plain, moved] = [values, values.map((v) => a * v + b)].map(individualLimits);
        expect(moved!.upper).toBeCloseTo(a * plain!.upper + b, 7);
        expect(moved!.lower).toBeCloseTo(a * plain!.lower + b, 7);
      }),
    );
  });

  it('are not drawn from eleven values', () => {
    expect(individualLimits(Array(11).fill(5))).toBeUndefined();
    expect(individualLimits(Array(12).fill(5))).toEqual({ center: 5, lower: 5, upper: 5 });
  });
});

describe('limits of a rate', () => {
  const points = fc.array(fc.record({ count: fc.nat(400), exposure: fc.integer({ min: 1, max: 168 }) }), {
    minLength: 12,
    maxLength: 40,
  });

  it('agree with a calculation by hand, for a point of any exposure', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 168 }), (baseline, exposure) => {
        const { center, lower, upper } = rateLimits(baseline, exposure)!;
        const expected = rateByHand(baseline, exposure);
        [center, lower, upper].forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 7));
      }),
    );
  });

  it('are closer, as a rate, where more was watched', () => {
    fc.assert(
      fc.property(points, (baseline) => {
        const [short, long] = [10, 100].map(
          (e) => (rateLimits(baseline, e)!.upper - rateLimits(baseline, e)!.center) / e,
        );
        expect(long!).toBeLessThanOrEqual(short!);
      }),
    );
  });

  const alike = (length: number, exposure: number) => Array.from({ length }, () => ({ count: 1, exposure }));

  it('are not drawn from eleven points', () => {
    expect(rateLimits(alike(11, 1), 1)).toBeUndefined();
    expect(rateLimits(alike(12, 1), 1)?.center).toBe(1);
  });

  it('are not drawn where nothing was watched', () => {
    expect(rateLimits(alike(12, 0), 1)).toBeUndefined();
  });
});

describe('the baseline of a point', () => {
  it('is the first points of its phase, and later points never move it', () => {
    expect(baselineOf(5, [])).toEqual({ from: 0, to: 24 });
    expect(baselineOf(80, [])).toEqual({ from: 0, to: 24 });
    expect(baselineOf(80, [50])).toEqual({ from: 50, to: 74 });
    expect(baselineOf(49, [50])).toEqual({ from: 0, to: 24 });
    expect(baselineOf(50, [50])).toEqual({ from: 50, to: 74 });
    expect(baselineOf(10, [8, 15])).toEqual({ from: 8, to: 15 });
    expect(baselineOf(3, [8, 15])).toEqual({ from: 0, to: 8 });
  });
});
