import { describe, expect, it } from 'vitest';
import { medianDifference as ofCurves } from '#lib/metrics/statistics/median-difference.ts';
import { survival } from '#lib/metrics/statistics/kaplan-meier.ts';
import { seeded } from '#lib/metrics/statistics/random.ts';
import type { Sample } from '#lib/metrics/statistics/sample.ts';
import { binomialAtMost, finished, sampleOf, survivalAt, type Case } from './naive.ts';

function medianDifference(a: Sample, b: Sample, seed: string, replicates?: number) {
  return ofCurves(survival(a), survival(b), seed, replicates);
}

/** Skewed durations, some of them still open. */
function drawn(n: number, scale: number, openEvery: number, seed: string): Case[] {
  const random = seeded(seed);
  return Array.from({ length: n }, (_, i) => ({
    seconds: Math.ceil(-Math.log(1 - random()) * scale * (i % openEvery === 0 ? random() : 1)),
    finished: i % openEvery !== 0,
  }));
}

/** The bootstrap as the books have it: draw whole cases with replacement, build the curve, read the median. */
function resampled(a: Case[], b: Case[], replicates: number): { low: number; high: number } {
  const random = seeded('another generator state');
  const median = (cases: Case[]) => {
    const again = cases.map(() => cases[Math.floor(random() * cases.length)] as Case);
    const times = [...new Set(again.map((c) => c.seconds))].sort((x, y) => x - y);
    return times.find((t) => survivalAt(again, t).s <= 0.5 + 1e-9) ?? Infinity;
  };
  const differences = Array.from({ length: replicates }, () => median(a) - median(b)).sort((x, y) => x - y);
  const tail = Math.floor(replicates * 0.025);
  return { low: differences[tail] ?? 0, high: differences[replicates - 1 - tail] ?? 0 };
}

describe('the difference of two medians', () => {
  it('agrees with resampling whole cases, with nothing open and with a third open', () => {
    for (const openEvery of [1000, 3]) {
      const errors = ['a', 'b', 'c', 'd'].flatMap((seed) => {
        const [a, b] = [drawn(61, 10_000, openEvery, `${seed}1`), drawn(45, 20_000, openEvery, `${seed}2`)];
        const naive = resampled(a, b, 2000);
        const fast = medianDifference(sampleOf(a), sampleOf(b), 'seed', 10_000);
        const width = naive.high - naive.low;
        return [fast.low - naive.low, fast.high - naive.high].map((error) => Math.abs(error) / width);
      });
      expect(errors.reduce((sum, error) => sum + error) / errors.length).toBeLessThan(0.05);
      expect(Math.max(...errors)).toBeLessThan(0.2);
    }
  });

  it('ends at the cases that resampling exactly ends at, when nothing is open', () => {
    let compared = 0;
    for (let n = 5; n <= 61; n += 2) {
      // The median of n drawn with replacement is at most the kth when more than half of them are.
      const atMost = (k: number) => 1 - binomialAtMost((n - 1) / 2, n, k / n);
      const cases = Array.from({ length: n }, (_, i) => i + 1);
      const k = cases.findIndex((value) => atMost(value) > 0.025) + 1;
      // Where chance decides between neighbours nothing is shown.
      if (Math.min(atMost(k) - 0.025, 0.025 - atMost(k - 1)) < 0.004) continue;
      compared++;
      const { low, high } = medianDifference(finished(cases), finished([0]), 'seed', 10_000);
      expect([low, high]).toEqual([k, n + 1 - k]);
    }
    expect(compared).toBeGreaterThan(15);
  });

  it('draws every replicate, the first among them', () => {
    expect(medianDifference(finished([100, 100]), finished([1, 1]), 'seed', 1)).toEqual({
      low: 99,
      high: 99,
    });
  });

  it('is the same for the same seed and not for another', () => {
    const [a, b] = [finished(drawn(40, 900, 1000, 'a').map((c) => c.seconds)), finished([1, 5, 9, 700, 800])];
    expect(medianDifference(a, b, 'x')).toEqual(medianDifference(a, b, 'x'));
    expect(medianDifference(a, b, 'x', 101)).not.toEqual(medianDifference(a, b, 'y', 101));
  });

  it('holds 0 for a sample against itself in at least nine of ten seeds', () => {
    const sample = sampleOf(drawn(100, 5000, 9, 'same'));
    const holds = Array.from({ length: 20 }, (_, i) => medianDifference(sample, sample, `${i}`, 500)).filter(
      ({ low, high }) => low <= 0 && high >= 0,
    );
    expect(holds.length).toBeGreaterThanOrEqual(18);
  });

  it('calls "different" in about 5 % of pairs when nothing changed', () => {
    let different = 0;
    for (let i = 0; i < 200; i++) {
      const [a, b] = [drawn(40, 5000, 1000, `a${i}`), drawn(40, 5000, 1000, `b${i}`)];
      const { low, high } = medianDifference(sampleOf(a), sampleOf(b), `${i}`, 500);
      if (low > 0 || high < 0) different++;
    }
    expect(different).toBeLessThanOrEqual(20);
  });
});
