import type { DuckDBConnection } from '@duckdb/node-api';
import type { SliceKey } from './catalogue/definition.ts';
import { emptyCell, type Cell } from './cell.ts';

/** Cells by slice, then by the position of their month or week in its list. */
export type Cells = Map<string, Map<number, Cell>>;

/** Groups `"case"` by a period and some slice keys. A missing value of a key is "unknown". */
export async function collect(
  connection: DuckDBConnection,
  by: 'month' | 'week',
  keys: readonly SliceKey[],
): Promise<Cells> {
  const values = keys.map((key) => `, coalesce(${key}, 'unknown') AS ${key}`).join('');
  const result = await connection.stream(
    `SELECT ${by}, outcome, seconds, start_proxy, end_proxy, zeroed, CAST(sum(cases) AS DOUBLE)${values}
     FROM "case" WHERE ${by} IS NOT NULL GROUP BY ALL ORDER BY seconds`,
  );
  const cells: Cells = new Map();
  const slices = new Map<string, Map<number, Cell>>();
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const columns = chunk.getColumns() as Columns;
    const [periods, outcomes, seconds, startProxies, endProxies, zeroed, counts, ...values] = columns;
    for (const [i, period] of periods.entries()) {
      const key = values.map((column) => column[i]).join('\0');
      let slice = slices.get(key);
      if (!slice) {
        slice = new Map();
        slices.set(key, slice);
        cells.set(JSON.stringify(Object.fromEntries(keys.map((name, at) => [name, values[at]?.[i]]))), slice);
      }
      let cell = slice.get(period);
      if (!cell) {
        cell = emptyCell();
        slice.set(period, cell);
      }
      const [outcome = '', count = 0] = [outcomes[i], counts[i]];
      add(cell, outcome, seconds[i] ?? null, count);
      if (zeroed[i]) cell.zeroed += count;
      if (counting.has(outcome))
        for (const proxy of [startProxies[i], endProxies[i]]) if (proxy != null) cell.proxies.add(proxy);
    }
  }
  return cells;
}

const counting = new Set(['finished', 'open', 'yes', 'no', 'counted']);

/** Columns of a chunk, in the order they are selected. */
type Columns = [
  ...[periods: number[], outcomes: string[], seconds: (number | null)[]],
  ...[startProxies: (string | null)[], endProxies: (string | null)[], zeroed: boolean[], counts: number[]],
  ...values: string[][],
];

function add(cell: Cell, outcome: string, length: number | null, count: number): void {
  cell.outcomes.set(outcome, (cell.outcomes.get(outcome) ?? 0) + count);
  if (length === null) return;
  const { seconds, finished, open } = cell.sample as {
    seconds: number[];
    finished: number[];
    open: number[];
  };
  if (seconds.at(-1) !== length) {
    seconds.push(length);
    finished.push(0);
    open.push(0);
  }
  const counts = outcome === 'finished' ? finished : open;
  counts[counts.length - 1] = (counts.at(-1) ?? 0) + count;
}
