import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '#lib/exports/open.ts';
import type { SliceKey } from './catalogue/definition.ts';
import { emptyCell, type Cell } from './cell.ts';
import { bySource, type SourceAbility } from './prepare.ts';

/** Cells by slice, then by the position of their month or week in its list. */
export type Cells = Map<string, Map<number, Cell>>;

/** Outcomes that make the figure, so that a stamp that stood in for theirs is named. */
const counting = new Set(['finished', 'open', 'yes', 'no', 'counted']);

/** Groups what `prepare` left by a period and some slice keys. A missing value of a key is "unknown". */
export async function collect(
  connection: DuckDBConnection,
  abilities: readonly SourceAbility[],
  by: 'month' | 'week',
  keys: readonly SliceKey[],
): Promise<Cells> {
  const values = keys.map((key) => `, coalesce(${key}, 'unknown')::VARCHAR AS ${key}`).join('');
  const proxy = bySource(
    abilities,
    (ability) => ability.proxy,
    (column) => (column === undefined ? 'NULL' : literal(column)),
  );
  const reader = await connection.runAndReadAll(
    `SELECT ${by}::INTEGER AS period, outcome, start_proxy, CAST(${proxy} AS VARCHAR) AS end_proxy, zeroed,
       CAST(sum(cases) AS DOUBLE) AS cases${values}
     FROM ${by === 'week' ? 'week_case' : '"case"'} WHERE ${by} IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );
  const cells: Cells = new Map();
  for (const found of reader.getRowsJS() as Row[]) {
    const [period, outcome, startProxy, endProxy, zeroed, count, ...texts] = found;
    const slice = JSON.stringify(Object.fromEntries(keys.map((name, at) => [name, texts[at]])));
    const periods = cells.get(slice) ?? new Map<number, Cell>();
    const cell = periods.get(period) ?? emptyCell();
    cells.set(slice, periods.set(period, cell));
    cell.outcomes.set(outcome, (cell.outcomes.get(outcome) ?? 0) + count);
    if (zeroed) cell.zeroed += count;
    if (counting.has(outcome))
      for (const stand of [startProxy, endProxy]) if (stand !== null) cell.proxies.add(stand);
  }
  return cells;
}

type Row = [
  ...[period: number, outcome: string, startProxy: string | null, endProxy: string | null],
  ...[zeroed: boolean, cases: number, ...values: string[]],
];
