/**
 * A proportion and its interval; the difference of two.
 * Sources: Wilson (1927), JASA 22:209–212; Newcombe (1998), Statistics in Medicine 17:873–890, method 10.
 */
/** The 97.5 % point of the standard normal distribution. */
export const z95 = 1.959963984540054;

export interface Bounds {
  low: number;
  high: number;
}

/** Wilson's 95 % score interval of `k` of `n`, n ≥ 1. */
export function wilson(k: number, n: number, z = z95): Bounds {
  const p = k / n;
  const centre = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: k === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: k === n ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

/** The 95 % interval of (share of `a`) − (share of `b`), built from the two Wilson intervals. */
export function newcombe(a: { k: number; n: number }, b: { k: number; n: number }): Bounds {
  const [pa, pb] = [a.k / a.n, b.k / b.n];
  const [wa, wb] = [wilson(a.k, a.n), wilson(b.k, b.n)];
  return {
    low: pa - pb - Math.hypot(pa - wa.low, wb.high - pb),
    high: pa - pb + Math.hypot(wa.high - pa, pb - wb.low),
  };
}
