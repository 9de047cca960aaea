/**
 * Random numbers that are the same every time: seeded by a text, never by the clock.
 * Sources: sfc32 by Doty-Humphrey (PractRand); FNV-1a for the seed; Marsaglia and Tsang (2000), ACM TOMS
 * 26:363–372, for gamma variables.
 */
export type Random = () => number;

/** A generator of uniform numbers in [0, 1), fixed by `seed`. */
export function seeded(seed: string): Random {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  let [a, b, c, counter] = [hash, hash ^ 0x9e3779b9, hash ^ 0x243f6a88, 1];
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** A beta variable with both shapes `a` ≥ 1. */
export function symmetricBeta(random: Random, a: number): number {
  const x = gamma(random, a);
  return x / (x + gamma(random, a));
}

function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
