/**
 * Random numbers that are the same every time: seeded by a text, never by the clock.
 * Sources: sfc32 by Doty-Humphrey (PractRand); FNV-1a for the seed; Ulrich (1984), Applied Statistics 33:158–163, for
 * symmetric beta variables, as in Devroye (1986), Non-Uniform Random Variate Generation, section IX.3.6.
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

/** A beta variable with both shapes `a` > ½. */
export function symmetricBeta(random: Random, a: number): number {
  const radius = Math.sqrt(1 - (1 - random()) ** (2 / (2 * a - 1)));
  return (1 + radius * Math.cos(2 * Math.PI * random())) / 2;
}
