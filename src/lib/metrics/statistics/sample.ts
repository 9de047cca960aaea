/**
 * Durations in whole seconds, each list ascending. Plain arrays will do; ten million cases lie in typed ones, where
 * every order statistic is one look.
 */
export interface Sample {
  /** How long the finished cases took. */
  finished: ArrayLike<number>;
  /** How long the others are open when the data end (censored). */
  open: ArrayLike<number>;
}

/** How many of an ascending list are at most `bound`. */
export function countAtMost(ascending: ArrayLike<number>, bound: number): number {
  return firstWhere(ascending.length, (i) => (ascending[i] ?? 0) > bound);
}

/** The first of `length` positions from which on `holds` is true, by bisection; `length` where it never is. */
export function firstWhere(length: number, holds: (position: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function sum(counts: readonly number[]): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
