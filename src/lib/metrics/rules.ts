import type { MetricResult } from '#lib/model/metrics.ts';
import type { SliceKey } from './catalogue/definition.ts';
import type { Cells } from './collect.ts';
import type { Context } from './options.ts';

/** Rules that are written beside those of live use cases: the ones with most rows. */
export const mostRules = 100;

/**
 * The slices by rule that are written: those of live use cases, and of the others those with most rows. `rules` says
 * how many of all that are, where some are left away. Other slices are all kept.
 */
export function withinRules(
  cells: Cells,
  by: readonly SliceKey[],
  { rules = [] }: Pick<Context, 'rules'>,
): { kept: Cells; rules: MetricResult['rules'] } {
  if (by[0] !== 'rule' || cells.size <= mostRules) return { kept: cells, rules: undefined };
  const ours = new Set(rules.map(({ rule }) => JSON.stringify({ rule })));
  const loud = [...cells]
    .map(([slice, months]) => ({ slice, n: total(months.values()) }))
    .toSorted((a, b) => b.n - a.n || (a.slice < b.slice ? -1 : 1))
    .slice(0, mostRules);
  const wanted = new Set(loud.map(({ slice }) => slice));
  const kept = new Map([...cells].filter(([slice]) => wanted.has(slice) || ours.has(slice)));
  return { kept, rules: { shown: kept.size, of: cells.size } };
}

function total(cells: Iterable<{ outcomes: ReadonlyMap<string, number> }>): number {
  let sum = 0;
  for (const { outcomes } of cells) for (const count of outcomes.values()) sum += count;
  return sum;
}
