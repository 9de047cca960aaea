import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending } from '#lib/metrics/statistics/ascending.ts';

/** Whole numbers of every length, many of them equal or near a power of the base. */
const numbers = fc.array(
  fc.oneof(
    fc.nat(5),
    fc.nat(5000),
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.nat(50).map((n) => n * 2048),
  ),
  { maxLength: 200 },
);

/** By comparison, equal ones in their order. */
function compared(values: readonly number[]): number[] {
  return values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}

describe('sorting by digits', () => {
  it('gives the order of a sort by comparison, equal ones as they came', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect([...ascending(Uint32Array.from(values))]).toEqual(compared(values));
      }),
    );
  });

  it('reaches beyond 32 bits, where a stamp of the year 1 makes a long wait', () => {
    const values = [63_900_000_000, 5, 2 ** 32, 2 ** 32 - 1, 63_900_000_001, 2 ** 52, 0];
    expect([...ascending(Float64Array.from(values))]).toEqual(compared(values));
  });
});
