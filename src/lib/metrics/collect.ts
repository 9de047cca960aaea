import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { MetricDefinition, SliceKey } from './catalogue/definition.ts';
import { emptyCell, type Cell } from './cell.ts';
import type { Period } from './periods.ts';

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
 * Runs `sql/<id>.sql`, places each row in its month and week, and turns its two stamps into seconds: this is
 * the one place that knows about missing stamps, skew and censoring. Leaves the rows in the table `"case"`.
 */
export async function prepare(
  connection: DuckDBConnection,
  metric: MetricDefinition,
  abilities: readonly SourceAbility[],
  asOf: string,
): Promise<void> {
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE ability (source VARCHAR, able BOOLEAN, proxy VARCHAR, skew DOUBLE)',
  );
  for (const { source, able, proxy, skew } of abilities)
    await connection.run('INSERT INTO ability VALUES ($1, $2, $3, $4)', [source, able, proxy ?? null, skew]);
  const body = readFileSync(new URL(`./sql/${metric.id}.sql`, import.meta.url), 'utf8');
  const duration = metric.unit === 'seconds';
  const keys = [...new Set(metric.slices.flat())];
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE "case" AS
     WITH row_of AS (${body}),
     timed AS (
       SELECT row_of.*, ability.able, ability.proxy AS end_proxy, ability.skew,
         ${duration ? `floor(epoch(CASE WHEN outcome = 'open' THEN CAST($as_of AS TIMESTAMP) ELSE ends END) - epoch(starts))` : 'CAST(NULL AS DOUBLE)'} AS span
       FROM row_of JOIN ability ON row_of.source = ability.source
     )
     SELECT month.position AS month, week.position AS week,
       ${keys.map((key) => `timed.${key}`).join(', ')},
       ${metric.from?.includes('detected') ? 'start_proxy' : 'CAST(NULL AS VARCHAR)'} AS start_proxy, end_proxy,
       CASE WHEN NOT able THEN 'not_in_source'
            WHEN outcome = 'finished' AND span < -skew THEN 'negative' ELSE outcome END AS outcome,
       CASE WHEN able AND outcome IN ('finished', 'open') AND span >= -skew THEN greatest(span, 0) END AS seconds,
       able AND outcome = 'finished' AND span < 0 AND span >= -skew AS zeroed
     FROM timed
     ASOF LEFT JOIN month ON timed.starts >= month.starts
     ASOF LEFT JOIN week ON timed.starts >= week.starts`,
    { as_of: asOf.replace('T', ' ').replace('Z', '') },
  );
}

/** Writes the boundaries of the months or weeks into the table `name`, for `prepare` to join. */
export async function placePeriods(
  connection: DuckDBConnection,
  name: 'month' | 'week',
  periods: readonly Period[],
): Promise<void> {
  const values = periods.map(({ from }, position) => `(${position}, epoch_ms(${from}))`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${name} AS FROM (VALUES ${values.join(', ')}) v(position, starts)`,
  );
}

/** Groups `"case"` by a period and some slice keys. A missing value of a key is "unknown". */
export async function collect(
  connection: DuckDBConnection,
  by: 'month' | 'week',
  keys: readonly SliceKey[],
): Promise<Cells> {
  const names = keys.map((key) => `coalesce(${key}, 'unknown') AS ${key}`);
  const result = await connection.stream(
    `SELECT ${by}, outcome, seconds, start_proxy, end_proxy, zeroed, CAST(count(*) AS DOUBLE)${names.map((name) => `, ${name}`).join('')}
     FROM "case" WHERE ${by} IS NOT NULL GROUP BY ALL ORDER BY seconds`,
  );
  const cells: Cells = new Map();
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    for (const row of chunk.getRows()) {
      const [period, outcome, seconds, startProxy, endProxy, zeroed, count, ...values] = row as Row;
      const slice = JSON.stringify(Object.fromEntries(keys.map((key, i) => [key, values[i]])));
      const periods = cells.get(slice) ?? new Map<number, Cell>();
      cells.set(slice, periods);
      const cell = periods.get(period) ?? emptyCell();
      periods.set(period, cell);
      add(cell, outcome, seconds, count);
      if (zeroed) cell.zeroed += count;
      if (['finished', 'open', 'yes', 'no', 'counted'].includes(outcome))
        for (const proxy of [startProxy, endProxy]) if (proxy !== null) cell.proxies.add(proxy);
    }
  return cells;
}

type Row = [number, string, number | null, string | null, string | null, boolean, number, ...string[]];

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
