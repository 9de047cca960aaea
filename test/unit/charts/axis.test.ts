import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAxis } from '#lib/charts/axis.ts';

const labels = (...given: Parameters<typeof valueAxis>) =>
  valueAxis(...given).ticks.map(({ label }) => label);

describe('a value axis', () => {
  it('counts time in steps people use, and names the unit once', () => {
    expect(labels('seconds', [100 * 60], 7)).toEqual(['0', '15', '30', '45', '60', '75', '90', '105 min']);
    expect(labels('seconds', [11 * 3600], 3)).toEqual(['0', '6', '12 h']);
    expect(labels('seconds', [40 * 86_400], 3)).toEqual(['0', '14', '28', '42 d']);
  });

  it('ends a share at 100 %, and may start higher', () => {
    expect(labels('share', [0.98], 2, 0.6)).toEqual(['60', '80', '100%']);
    expect(valueAxis('share', [1], 3).end).toBe(1);
  });

  it('has whole steps for counts, and room for nothing', () => {
    expect(labels('count', [2], 3)).toEqual(['0', '1', '2']);
    expect(labels('count', [], 3)).toEqual(['0', '1']);
  });

  it('reaches every value, with few and even ticks', () => {
    const unit = fc.constantFrom('seconds' as const, 'count' as const);
    fc.assert(
      fc.property(
        unit,
        fc.array(fc.integer({ min: 0, max: 1e9 })),
        fc.integer({ min: 2, max: 7 }),
        (u, values, wanted) => {
          const { end, ticks, step } = valueAxis(u, values, wanted);
          expect(end).toBeGreaterThanOrEqual(Math.max(0, ...values));
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(wanted * 2 + 2);
          ticks.forEach(({ value }, index) => expect(value).toBeCloseTo(index * step, 3));
        },
      ),
    );
  });
});
