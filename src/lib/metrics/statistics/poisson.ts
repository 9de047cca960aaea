/**
 * A count and its exact interval; two counts and whether their rates differ.
 * Sources: Garwood (1936), Biometrika 28:437–442; Przyborowski and Wilenski (1940), Biometrika 31:313–323.
 */
import { binomialCdf } from './beta.ts';
import { gammaInverse } from './gamma.ts';

/** The exact two-sided interval of a Poisson mean, from `count` events: χ² quantiles halved. */
export function poissonInterval(count: number, level = 0.95): { low: number; high: number } {
  const tail = (1 - level) / 2;
  return { low: count === 0 ? 0 : gammaInverse(tail, count), high: gammaInverse(1 - tail, count + 1) };
}

/**
 * Two-sided p value for "both counts come from the same rate", by the exact conditional test: given their
 * sum, the first is binomial with the first's share of the exposure. Twice the smaller tail, so that
 * p < 0.05 exactly when the 95 % interval of the rate ratio excludes 1. Exposures in any one unit.
 */
export function countsDiffer(
  first: { count: number; exposure: number },
  second: { count: number; exposure: number },
): number {
  const total = first.count + second.count;
  if (total === 0) return 1;
  const share = first.exposure / (first.exposure + second.exposure);
  const atMost = binomialCdf(first.count, total, share);
  const atLeast = 1 - binomialCdf(first.count - 1, total, share);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}
