import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { MetricDefinition, SliceKey } from './catalogue/definition.ts';
import { emptyCell, type Cell } from './cell.ts';
import { slotSeconds } from './slots.ts';

/** What a metric needs to know about one source. */
export interface SourceAbility {
  source: string;
  /** The source has every stamp the metric needs. */
  able: boolean;
  /** The column that stands in for one of them. */
  proxy?: string;
  /** Seconds an end may lie before its start and still count as 0. */
  skew: number;
}

/** Cells by slice, then by the position of their month or week in its list. */
export type Cells = Map<string, Map<number, Cell>>;

/**
 * Runs `sql/<id>.sql`, places each row in its month and week, and turns its two stamps into seconds: the one
 * place that knows about skew and censoring. Leaves `"case"`: rows alike in everything, and how many.
 */
export async function prepare(
  connection: DuckDBConnection,
  metric: MetricDefinition,
  abilities: readonly SourceAbility[],
  asOf: string,
): Promise<void> {
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE ability (source VARCHAR, able BOOLEAN, end_proxy VARCHAR, skew DOUBLE)',
  );
  for (const { source, able, proxy, skew } of abilities)
    await connection.run('INSERT INTO ability VALUES ($1, $2, $3, $4)', [source, able, proxy ?? null, skew]);
  const body = readFileSync(new URL(`./sql/${metric.id}.sql`, import.meta.url), 'utf8');
  const keys = [...new Set(metric.slices.flat())].map((key) => `timed.${key}`).join(', ');
  // Nearly every duration is a row of its own; grouping them here would only cost.
  const [count, group] = metric.unit === 'seconds' ? ['1', ''] : ['count(*)', 'GROUP BY ALL'];
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE "case" AS
     WITH row_of AS (${body}),
     timed AS (
       SELECT row_of.*, able, end_proxy, skew, least(floor(epoch(starts) / ${slotSeconds}), last_slot) AS slot,
         floor(epoch(CASE WHEN outcome = 'open' THEN CAST($as_of AS TIMESTAMP) ELSE ends END) - epoch(starts)) AS span
       FROM row_of JOIN ability ON row_of.source = ability.source
         CROSS JOIN (SELECT max(slot) AS last_slot FROM slot)
     )
     SELECT month, week, ${keys}, start_proxy, end_proxy,
       CASE WHEN NOT able THEN 'not_in_source'
            WHEN outcome = 'finished' AND span < -skew THEN 'negative' ELSE outcome END AS outcome,
       CASE WHEN able AND outcome IN ('finished', 'open') AND span >= -skew THEN greatest(span, 0) END AS seconds,
       coalesce(able AND outcome = 'finished' AND span < 0 AND span >= -skew, false) AS zeroed,
       ${count} AS cases
     FROM timed JOIN slot ON timed.slot = slot.slot ${group}`,
    { as_of: asOf.replace('T', ' ').replace('Z', '') },
  );
}

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
