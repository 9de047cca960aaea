/**
 * The difference of two medians by bootstrap, in time that does not grow with the number of cases.
 * Resampling n cases and taking the median picks the sample's quantile at the middle order statistic of n
 * uniform numbers, which is Beta((n+1)/2, (n+1)/2): so that level is drawn directly (Efron 1979, section 3).
 * With open cases the sample's quantile is Kaplan–Meier's, and n is the number of cases that would give the
 * curve the same variance at its median without any open (effective sample size: Cutler and Ederer 1958;
 * Dorey and Korn 1987, Statistics in Medicine 6:679–687).
 */
import { survival, type Survival } from './kaplan-meier.ts';
import { seeded, symmetricBeta, type Random } from './random.ts';
import type { Sample } from './sample.ts';

/**
 * The 95 % percentile interval of median(a) − median(b) in seconds, from `replicates` draws seeded by `seed`.
 * A median that is never reached counts as infinite, so a bound may be ±Infinity.
 */
export function medianDifference(
  a: Sample,
  b: Sample,
  seed: string,
  replicates = 2000,
): { low: number; high: number } {
  const random = seeded(seed);
  const left = medians(survival(a), random, replicates);
  const right = medians(survival(b), random, replicates);
  const differences = left.map((x, i) => (x === right[i] ? 0 : x - (right[i] ?? 0))).sort();
  const tail = Math.floor(replicates * 0.025);
  return { low: differences[tail] ?? 0, high: differences[replicates - 1 - tail] ?? 0 };
}

function medians(curve: Survival, random: Random, replicates: number): Float64Array {
  const shape = (effectiveSize(curve) + 1) / 2;
  return Float64Array.from({ length: replicates }, () => inverse(curve, 1 - symmetricBeta(random, shape)));
}

/** S(1 − S) ÷ Var(S) at the median, or where the curve stops short of it. Without open cases this is n. */
function effectiveSize({ steps }: Survival): number {
  let size = steps[0]?.atRisk ?? 1;
  for (const step of steps) {
    if (step.s <= 0) break;
    size = (1 - step.s) / (step.s * step.greenwood);
    if (step.s <= 0.5) break;
  }
  return size;
}

/** The smallest t with S(t) ≤ bound, by bisection: the curve only falls. */
function inverse({ steps }: Survival, bound: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.s ?? 0) <= bound) high = middle;
    else low = middle + 1;
  }
  return steps[low]?.t ?? Infinity;
}
