/**
 * The difference of two medians by bootstrap, in time that does not grow with the number of cases.
 * Resampling n cases and taking the median picks the sample's quantile at the middle order statistic of n
 * uniform numbers, which is Beta((n+1)/2, (n+1)/2): so that level is drawn directly (Efron 1979, section 3).
 * With open cases the sample's quantile is Kaplan–Meier's, and n is the number of cases that would give the
 * curve the same variance at its median without any open (effective sample size: Cutler and Ederer 1958;
 * Dorey and Korn 1987, Statistics in Medicine 6:679–687).
 */
import type { Survival } from './kaplan-meier.ts';
import { seeded, symmetricBeta, type Random } from './random.ts';
import { firstWhere } from './sample.ts';

/**
 * The 95 % percentile interval of median(a) − median(b) in seconds, from `replicates` draws seeded by `seed`.
 * A median that is never reached counts as infinite, so a bound may be ±Infinity.
 */
export function medianDifference(
  a: Survival,
  b: Survival,
  seed: string,
  replicates = 2000,
): { low: number; high: number } {
  const random = seeded(seed);
  const left = medians(a, random, replicates);
  const right = medians(b, random, replicates);
  const differences = left.map((x, i) => (x === right[i] ? 0 : x - (right[i] ?? 0))).sort();
  const tail = Math.floor(replicates * 0.025);
  return { low: differences[tail] ?? 0, high: differences[replicates - 1 - tail] ?? 0 };
}

function medians(curve: Survival, random: Random, replicates: number): Float64Array {
  const shape = (effectiveSize(curve) + 1) / 2;
  const drawn = new Float64Array(replicates);
  for (let i = 0; i < replicates; i++) drawn[i] = inverse(curve, symmetricBeta(random, shape));
  return drawn;
}

/** S(1 − S) ÷ Var(S) at the median, or where the curve stops short of it. Without open cases this is n. */
function effectiveSize({ steps, s, greenwood, atRisk }: Survival): number {
  const median = firstWhere(steps, (i) => (s[i] ?? 0) <= 0.5);
  const last = Math.min(median, steps - 1);
  const at = (s[last] ?? 0) > 0 ? last : last - 1;
  const share = s[at];
  return share === undefined ? (atRisk[0] ?? 1) : (1 - share) / (share * (greenwood[at] ?? 0));
}

/** The smallest t with S(t) ≤ bound. */
function inverse({ steps, s, t }: Survival, bound: number): number {
  return t[firstWhere(steps, (i) => (s[i] ?? 0) <= bound)] ?? Infinity;
}
