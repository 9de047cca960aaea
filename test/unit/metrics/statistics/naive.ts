/** Slow, obvious versions of every statistic, which share no code with the real ones. */
import type { Sample } from '#lib/metrics/statistics/sample.ts';

export interface Case {
  seconds: number;
  finished: boolean;
}

/** Single cases in the two lists of a sample. */
export function sampleOf(cases: readonly Case[]): Sample {
  const those = (finished: boolean) =>
    cases
      .filter((c) => c.finished === finished)
      .map((c) => c.seconds)
      .sort((a, b) => a - b);
  return { finished: those(true), open: those(false) };
}

export function finished(seconds: readonly number[]): Sample {
  return sampleOf(seconds.map((s) => ({ seconds: s, finished: true })));
}

/** Binomial probability by multiplication, one factor at a time. */
export function binomialPmf(k: number, n: number, p: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value *= ((n - k + i) / i) * p;
  for (let i = 0; i < n - k; i++) value *= 1 - p;
  return value;
}

export function binomialAtMost(k: number, n: number, p: number): number {
  let total = 0;
  for (let i = 0; i <= Math.min(k, n); i++) total += binomialPmf(i, n, p);
  return total;
}

/** P(X ≤ k) of a Poisson variable, term by term. */
export function poissonAtMost(k: number, mean: number): number {
  let term = Math.exp(-mean);
  let total = term;
  for (let i = 1; i <= k; i++) {
    term *= mean / i;
    total += term;
  }
  return total;
}

/** The root of a falling function. */
export function bisect(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** S(t) with Greenwood's variance, by looking at every case again for every t. */
export function survivalAt(cases: readonly Case[], t: number): { s: number; variance: number } {
  let s = 1;
  let sum = 0;
  const times = [...new Set(cases.filter((c) => c.finished && c.seconds <= t).map((c) => c.seconds))];
  for (const time of times.sort((a, b) => a - b)) {
    const d = cases.filter((c) => c.finished && c.seconds === time).length;
    const n = cases.filter((c) => c.seconds >= time).length;
    s *= (n - d) / n;
    sum += d / (n * (n - d));
  }
  return { s, variance: s * s * sum };
}
