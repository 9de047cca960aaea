/**
 * How a rate changed between two phases. Given the sum of two Poisson counts the second is binomial, so the exact
 * interval of its share gives that of the ratio of the rates.
 * Sources: Przyborowski and Wilenski (1940), Biometrika 31:313–323; Clopper and Pearson (1934), Biometrika 26:404–413.
 */
import { binomialCdf } from './beta.ts';

/** A count over a length of watching, both phases in one unit. */
export interface Phase {
  count: number;
  exposure: number;
}

/**
 * (rate of `after`) ÷ (rate of `before`) with its exact 95 % interval. `ratio` and `high` are null where nothing
 * came before, all are null where nothing came at all. Exposures are above 0.
 */
export function rateRatio(
  before: Phase,
  after: Phase,
  level = 0.95,
): { ratio: number | null; low: number | null; high: number | null } {
  const total = before.count + after.count;
  if (total === 0) return { ratio: null, low: null, high: null };
  const tail = (1 - level) / 2;
  const scale = before.exposure / after.exposure;
  const odds = (share: number) => (share >= 1 ? null : (share / (1 - share)) * scale);
  // P(X ≥ k) grows with the share, P(X ≤ k) falls with it.
  const low = after.count === 0 ? 0 : root((p) => 1 - binomialCdf(after.count - 1, total, p) - tail);
  const high = before.count === 0 ? 1 : root((p) => tail - binomialCdf(after.count, total, p));
  return { ratio: odds(after.count / total), low: odds(low), high: odds(high) };
}

/** Where a function that grows on [0, 1] crosses 0, by bisection to the last bit. */
function root(grows: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (grows(middle) < 0) low = middle;
    else high = middle;
  }
}
