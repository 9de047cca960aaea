/**
 * Durations as a histogram: each distinct length once, ascending, with how many cases finished at it and how
 * many were still open at it. Ten million cases fit in the number of distinct seconds they took.
 */
export interface Sample {
  /** Distinct whole seconds, ascending. */
  seconds: readonly number[];
  /** Cases that finished after exactly that long. */
  finished: readonly number[];
  /** Cases still open after that long when the data ends (censored). */
  open: readonly number[];
}

/** Adds samples up: the year from its months. */
export function merge(samples: readonly Sample[]): Sample {
  const only = samples[0];
  if (only && samples.length === 1) return only;
  const totals = new Map<number, [finished: number, open: number]>();
  for (const sample of samples) {
    sample.seconds.forEach((length, i) => {
      const total = totals.get(length) ?? [0, 0];
      total[0] += sample.finished[i] ?? 0;
      total[1] += sample.open[i] ?? 0;
      totals.set(length, total);
    });
  }
  const sorted = [...totals].sort(([a], [b]) => a - b);
  return {
    seconds: sorted.map(([length]) => length),
    finished: sorted.map(([, total]) => total[0]),
    open: sorted.map(([, total]) => total[1]),
  };
}

export function sum(counts: readonly number[]): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

/** The finished durations one by one, ascending; at most `limit` of them. */
export function cases(sample: Sample, limit: number): number[] {
  const list: number[] = [];
  sample.seconds.forEach((length, i) => {
    for (let j = 0; j < (sample.finished[i] ?? 0) && list.length < limit; j++) list.push(length);
  });
  return list;
}
