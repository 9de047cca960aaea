/**
 * The share of cases not yet finished after t seconds, when some are still open.
 * Sources: Kaplan and Meier (1958), JASA 53:457–481; variance by Greenwood (1926); log-log interval by
 * Kalbfleisch and Prentice (1980), section 1.3; interval of a quantile by Brookmeyer and Crowley (1982),
 * Biometrics 38:29–41, on the same log-log scale.
 */
import { z95 } from './proportion.ts';
import { sum, type Sample } from './sample.ts';

/**
 * One step of the curve: S(t) from `t` on, its 95 % interval, the cases at risk just before `t`, and
 * Greenwood's sum, Var(S) ÷ S². Few steps are asked for their interval, so it is worked out then.
 */
export class Step {
  readonly t: number;
  readonly s: number;
  readonly atRisk: number;
  readonly greenwood: number;
  readonly #before: Step | undefined;

  constructor(t: number, s: number, atRisk: number, greenwood: number, before: Step | undefined) {
    this.t = t;
    this.s = s;
    this.atRisk = atRisk;
    this.greenwood = greenwood;
    // Only the end of the curve needs it; the rest must not hold on to each other.
    this.#before = s > 0 ? undefined : before;
  }

  get low(): number {
    return this.s > 0 ? this.s ** Math.exp(this.#width()) : 0;
  }

  get high(): number {
    return this.s > 0 ? this.s ** Math.exp(-this.#width()) : (this.#before?.high ?? 1);
  }

  #width(): number {
    return (z95 * Math.sqrt(this.greenwood)) / Math.abs(Math.log(this.s));
  }
}

export interface Survival {
  steps: readonly Step[];
  /** The longest time anyone was followed. */
  beyond: number;
}

// Products of fractions miss 0.5 by rounding; far smaller than one case in a million.
const slack = 1e-9;

/** The curve of a sample: one step per distinct finishing time. */
export function survival(sample: Sample): Survival {
  let atRisk = sum(sample.finished) + sum(sample.open);
  let s = 1;
  let greenwood = 0;
  const steps: Step[] = [];
  sample.seconds.forEach((t, i) => {
    const events = sample.finished[i] ?? 0;
    if (events > 0) {
      s *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      steps.push(new Step(t, s, atRisk, greenwood, steps.at(-1)));
    }
    atRisk -= events + (sample.open[i] ?? 0);
  });
  return { steps, beyond: sample.seconds.at(-1) ?? 0 };
}

/** The smallest t with S(t) ≤ 1 − q, in seconds; null when the curve never falls that far. */
export function survivalQuantile(curve: Survival, q: number): number | null {
  return firstAtMost(curve.steps, 1 - q, (step) => step.s);
}

/** The 95 % interval of that quantile; a bound the curve's band never reaches is null. */
export function survivalQuantileInterval(
  curve: Survival,
  q: number,
): { low: number | null; high: number | null } {
  return {
    low: firstAtMost(curve.steps, 1 - q, (step) => step.low),
    high: firstAtMost(curve.steps, 1 - q, (step) => (step.s > 0 ? step.high : 1)),
  };
}

function firstAtMost(steps: readonly Step[], bound: number, of: (step: Step) => number): number | null {
  return steps.find((step) => of(step) <= bound + slack)?.t ?? null;
}
