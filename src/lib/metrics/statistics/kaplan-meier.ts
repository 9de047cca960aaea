/**
 * The share of cases not yet finished after t seconds, when some are still open.
 * Sources: Kaplan and Meier (1958), JASA 53:457–481; variance by Greenwood (1926); log-log interval by
 * Kalbfleisch and Prentice (1980), section 1.3; interval of a quantile by Brookmeyer and Crowley (1982),
 * Biometrics 38:29–41, on the same log-log scale.
 */
import { z95 } from './proportion.ts';
import { firstWhere, type Sample } from './sample.ts';

/**
 * The curve of a sample: one step per distinct finishing time. Step i begins at `t[i]` seconds, leaves the share
 * `s[i]`, and found `atRisk[i]` cases just before; `greenwood[i]` is Greenwood's sum, Var(S) ÷ S². The share and both
 * bounds of its interval only fall: a tie falls like the same cases one after the other.
 */
export interface Survival {
  /** How many steps there are. */
  steps: number;
  t: Float64Array;
  s: Float64Array;
  greenwood: Float64Array;
  atRisk: Float64Array;
  /** The longest time anyone was followed. */
  beyond: number;
}

// Products of fractions miss 0.5 by rounding; far smaller than one case in a million.
const slack = 1e-9;

/** The curve of a sample. */
export function survival({ finished, open }: Sample): Survival {
  const most = finished.length;
  const length = distinct(finished);
  const [t, s] = [new Float64Array(length), new Float64Array(length)];
  const [greenwood, atRisk] = [new Float64Array(length), new Float64Array(length)];
  let [steps, share, variance, gone, left] = [0, 1, 0, 0, 0];
  while (gone < most) {
    const time = finished[gone] ?? 0;
    while (left < open.length && (open[left] ?? 0) < time) left += 1;
    const risk = most - gone + open.length - left;
    const before = gone;
    while (gone < most && finished[gone] === time) gone += 1;
    const events = gone - before;
    share *= 1 - events / risk;
    variance += events / (risk * (risk - events));
    [t[steps], s[steps], greenwood[steps], atRisk[steps]] = [time, share, variance, risk];
    steps += 1;
  }
  const beyond = Math.max(finished[most - 1] ?? 0, open[open.length - 1] ?? 0);
  return { steps, t, s, greenwood, atRisk, beyond };
}

function distinct(ascending: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < ascending.length; i++) if (i === 0 || ascending[i] !== ascending[i - 1]) count += 1;
  return count;
}

/** The 95 % interval of S from step i on. The step that ends at 0 keeps the upper bound of the one before it. */
export function bandAt(curve: Survival, i: number): { low: number; high: number } {
  const s = curve.s[i] ?? 0;
  if (s <= 0) return { low: 0, high: i > 0 ? bandAt(curve, i - 1).high : 1 };
  const width = (z95 * Math.sqrt(curve.greenwood[i] ?? 0)) / Math.abs(Math.log(s));
  return { low: s ** Math.exp(width), high: s ** Math.exp(-width) };
}

/** The smallest t with S(t) ≤ 1 − q, in seconds; null when the curve never falls that far. */
export function survivalQuantile(curve: Survival, q: number): number | null {
  return firstAtMost(curve, 1 - q, (i) => curve.s[i] ?? 0);
}

/** The 95 % interval of that quantile; a bound the curve's band never reaches is null. */
export function survivalQuantileInterval(
  curve: Survival,
  q: number,
): { low: number | null; high: number | null } {
  return {
    low: firstAtMost(curve, 1 - q, (i) => bandAt(curve, i).low),
    high: firstAtMost(curve, 1 - q, (i) => bandAt(curve, i).high),
  };
}

function firstAtMost({ t, steps }: Survival, bound: number, of: (step: number) => number): number | null {
  const first = firstWhere(steps, (i) => of(i) <= bound + slack);
  return first < steps ? (t[first] ?? 0) : null;
}
