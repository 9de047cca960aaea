import { leftOut } from '#lib/model/metrics.ts';
import { survival, type Survival } from './statistics/kaplan-meier.ts';
import { sum, type Sample } from './statistics/sample.ts';

/**
 * What the rows of one metric, one period and one slice came to: how many had each outcome, and for
 * durations how long they took. Counts add up, so a year is made of its months.
 */
export interface Cell {
  /** `finished`, `open`, `yes`, `no`, `counted`, or a reason of `left_out`. */
  outcomes: Map<string, number>;
  sample: Sample;
  /** Finished just before their start, within the skew tolerance, and taken as 0. */
  zeroed: number;
  /** Stamps that stood in for the ones the definition asks for. */
  proxies: Set<string>;
}

/** Every outcome a row of metric SQL may have: what makes the figure, what the SQL itself goes by, reasons of `left_out`. */
export const outcomes: readonly string[] = [
  ...['finished', 'open', 'yes', 'no', 'counted', 'done', 'alike'],
  ...leftOut.keyof().options,
].sort();

/** A cell of no rows. */
export function emptyCell(): Cell {
  return { outcomes: new Map(), sample: { finished: [], open: [] }, zeroed: 0, proxies: new Set() };
}

/** Adds the counts of cells of one metric up; durations are no counts, and are not there. */
export function mergeCells(cells: readonly Cell[]): Cell {
  const outcomes = new Map<string, number>();
  for (const cell of cells)
    for (const [outcome, count] of cell.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
  return {
    ...emptyCell(),
    outcomes,
    zeroed: sum(cells.map((cell) => cell.zeroed)),
    proxies: new Set(cells.flatMap((cell) => [...cell.proxies])),
  };
}

/** Rows with an outcome. */
export function rows(cell: Cell, outcome: string): number {
  return cell.outcomes.get(outcome) ?? 0;
}

/** Several figures read the same curve. */
const curves = new WeakMap<Sample, Survival>();

/** The curve of a sample. */
export function curveOf(sample: Sample): Survival {
  const curve = curves.get(sample) ?? survival(sample);
  curves.set(sample, curve);
  return curve;
}
