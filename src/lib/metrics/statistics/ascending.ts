/**
 * Sorting whole numbers by their digits, in time that grows with how many there are and not with n log n.
 * Source: Knuth (1998), The Art of Computer Programming, volume 3, section 5.2.5 (radix list sort, here by counting).
 */
export type Whole = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** A digit has 2048 values, so that the counts stay in the nearest cache. */
const base = 2 ** 11;

/** The positions of `values`, all ≥ 0, from the smallest to the largest; equal ones keep their order. */
export function ascending(values: Whole): Uint32Array<ArrayBuffer> {
  let order = new Uint32Array(values.length);
  let sorted = new Uint32Array(values.length);
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    order[i] = i;
    most = Math.max(most, values[i] ?? 0);
  }
  for (let unit = 1; unit <= most; unit *= base) {
    const starts = new Uint32Array(base + 1);
    for (let i = 0; i < values.length; i++) {
      const digit = Math.floor((values[i] ?? 0) / unit) % base;
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    }
    for (let digit = 1; digit < base; digit++)
      starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    for (let i = 0; i < order.length; i++) {
      const position = order[i] ?? 0;
      const digit = Math.floor((values[position] ?? 0) / unit) % base;
      const to = starts[digit] ?? 0;
      sorted[to] = position;
      starts[digit] = to + 1;
    }
    [order, sorted] = [sorted, order];
  }
  // Not left to the collector, which sees a small object and not what hangs on it.
  sorted.buffer.transfer(0);
  return order;
}
