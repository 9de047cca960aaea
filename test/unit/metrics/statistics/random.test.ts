import { describe, expect, it } from 'vitest';
import { betaCdf } from '#lib/metrics/statistics/beta.ts';
import { seeded, symmetricBeta } from '#lib/metrics/statistics/random.ts';

/** FNV-1a and sfc32 as their authors have them, in whole numbers cut to 32 bits after each step. */
function byTheBook(seed: string, count: number): number[] {
  const cut = (value: bigint) => BigInt.asUintN(32, value);
  let hash = 2166136261n;
  for (const sign of seed) hash = cut((hash ^ BigInt(sign.charCodeAt(0))) * 16777619n);
  let [a, b, c, counter] = [hash, cut(hash ^ 0x9e3779b9n), cut(hash ^ 0x243f6a88n), 1n];
  const drawn = Array.from({ length: 15 + count }, () => {
    const result = cut(a + b + counter++);
    [a, b, c] = [b ^ (b >> 9n), cut(c + (c << 3n)), cut((cut(c << 21n) | (c >> 11n)) + result)];
    return Number(result) / 2 ** 32;
  });
  return drawn.slice(15);
}

describe('seeded numbers', () => {
  it('are those of the published generator', () => {
    for (const seed of ['', 'a', 'time-to-contain 2026-Q3']) {
      const random = seeded(seed);
      expect(Array.from({ length: 50 }, random)).toEqual(byTheBook(seed, 50));
    }
  });

  it('are even between 0 and 1', () => {
    const random = seeded('even');
    const bins = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) bins[Math.floor(random() * 10)]! += 1;
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.88); // 99.9 % point, 9 degrees of freedom
  });

  it('give beta variables whose shares lie within those of the distribution (Kolmogorov and Smirnov)', () => {
    const n = 20_000;
    for (const shape of [1, 1.5, 4, 30]) {
      const random = seeded(`shape ${shape}`);
      const sorted = Array.from({ length: n }, () => symmetricBeta(random, shape)).sort((a, b) => a - b);
      const distances = sorted.map((x, i) => Math.abs(betaCdf(x, shape, shape) - (i + 0.5) / n));
      expect(Math.max(...distances)).toBeLessThan(1.95 / Math.sqrt(n)); // 99.9 % point
    }
  });
});
