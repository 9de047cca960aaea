import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { MetricClock } from '#lib/model/metrics.ts';
import type { MetricDefinition } from './catalogue/definition.ts';
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

export interface Preparation {
  abilities: readonly SourceAbility[];
  clock: MetricClock | undefined;
  asOf: string;
  /** Seconds, where the metric is `within` a target of portal.yaml. */
  target: number | undefined;
  /** Seconds of a step of the business calendar. */
  step: number;
}

/** `sql/<id>.sql`: the rows of a metric. */
export function rowsOf({ id }: MetricDefinition): string {
  return readFileSync(new URL(`./sql/${id}.sql`, import.meta.url), 'utf8');
}

/** An instant as SQL takes it for $as_of. */
export function timestamp(iso: string): string {
  return iso.replace('T', ' ').replace('Z', '');
}

/**
 * Runs `sql/<id>.sql`, places each row in its month and week, and turns its two stamps into seconds of a clock: the
 * one place that knows about skew, censoring, hours and agreed times. Leaves `"case"`: rows alike in everything,
 * and how many.
 */
export async function prepare(
  connection: DuckDBConnection,
  metric: MetricDefinition,
  preparation: Preparation,
): Promise<void> {
  const { abilities, asOf } = preparation;
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE ability (source VARCHAR, able BOOLEAN, end_proxy VARCHAR, skew DOUBLE)',
  );
  for (const { source, able, proxy, skew } of abilities)
    await connection.run('INSERT INTO ability VALUES ($1, $2, $3, $4)', [source, able, proxy ?? null, skew]);
  const names = metric.loudest ? ['rule'] : metric.slices.flat();
  const keys = [...new Set(names)].map((key) => `${key}, `).join('');
  const timed = metric.unit === 'seconds';
  // Nearly every duration is a row of its own; grouping them here would only cost.
  const [count, group] = timed ? ['1', ''] : [metric.counted ? 'sum(cases)' : 'count(*)', 'GROUP BY ALL'];
  const clock = clockSql(metric, preparation);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE "case" AS
     WITH row_of AS (${rowsOf(metric)}),
     placed AS (
       SELECT row_of.*, able, end_proxy, skew,
         least(floor(epoch(${metric.placed ?? 'starts'}) / ${slotSeconds}), last_slot) AS slot,
         CASE WHEN outcome = 'open' THEN CAST($as_of AS TIMESTAMP) ELSE ends END AS stops
       FROM row_of JOIN ability ON row_of.source = ability.source
         CROSS JOIN (SELECT max(slot) AS last_slot FROM slot)
     ),
     timed AS (
       SELECT placed.*, floor(epoch(stops) - epoch(starts)) AS wall, ${clock.values} FROM placed ${clock.joins}
     ),
     judged AS (
       SELECT timed.* REPLACE (CASE
         WHEN NOT able THEN 'not_in_source'
         WHEN outcome = 'finished' AND wall < -skew THEN 'negative'
         ${clock.cases} ELSE outcome END AS outcome)
       FROM timed
     )
     SELECT month, week, ${keys}start_proxy, end_proxy, outcome,
       ${timed ? "CASE WHEN outcome IN ('finished', 'open') AND wall >= -skew THEN greatest(span, 0) END" : 'CAST(NULL AS DOUBLE)'} AS seconds,
       ${timed ? "coalesce(outcome = 'finished' AND wall < 0, false)" : 'false'} AS zeroed,
       ${count} AS cases
     FROM judged JOIN slot ON judged.slot = slot.slot ${group}`,
    { as_of: timestamp(asOf) },
  );
}

/** What the clock and the agreed times of a metric add: columns, joins, and the outcomes they decide. */
function clockSql(
  metric: MetricDefinition,
  { clock, step, target }: Preparation,
): { values: string; joins: string; cases: string } {
  const { within, outside, per } = metric;
  const joins: string[] = [];
  const cases: string[] = [];
  const business = (clock === 'B' || clock === 'S') && !outside && !per;
  if (business || outside) joins.push(tick('tick_from', 'starts', step));
  if (business) joins.push(tick('tick_to', 'stops', step));
  if (clock === 'S' || per) joins.push('LEFT JOIN watch ON watch.team = placed.team');
  const open = `floor(${openBefore('tick_to', 'stops', step)} - ${openBefore('tick_from', 'starts', step)})`;
  const wall = 'floor(epoch(stops) - epoch(starts))';
  const span = !business
    ? wall
    : clock === 'B'
      ? open
      : `CASE WHEN watch.hours = '24x7' THEN ${wall} WHEN watch.hours = 'business-hours' THEN ${open} END`;
  if (business) cases.push("WHEN outcome IN ('finished', 'open') AND span IS NULL THEN 'no_hours'");
  if (per) cases.push("WHEN outcome = 'counted' AND watch_hours IS NULL THEN 'no_hours'");
  if (outside) cases.push("WHEN outcome = 'counted' AND away THEN 'yes' WHEN outcome = 'counted' THEN 'no'");
  if (within) {
    if (typeof within === 'string')
      joins.push('LEFT JOIN agreed ON agreed.team = placed.team AND agreed.level = placed.level');
    cases.push(
      "WHEN outcome IN ('finished', 'open') AND allowed IS NULL THEN 'no_target'",
      "WHEN outcome = 'finished' AND span <= allowed THEN 'yes' WHEN outcome = 'open' AND span <= allowed THEN 'undecided'",
      "WHEN outcome IN ('finished', 'open') THEN 'no'",
    );
  }
  const allowed = typeof within === 'string' ? `agreed.${within}` : within ? (target ?? 'NULL') : 'NULL';
  const values = [
    `${span} AS span`,
    `${allowed} AS allowed`,
    `${outside ? 'NOT coalesce(tick_from.is_open, false)' : 'NULL'} AS away`,
    `${per ? 'watch.hours' : 'NULL'} AS watch_hours`,
  ];
  return { values: values.join(', '), joins: joins.join(' '), cases: cases.join(' ') };
}

function tick(name: string, stamp: string, step: number): string {
  return `LEFT JOIN tick AS ${name} ON floor(epoch(${stamp}) / ${step}) = ${name}.tick`;
}

/** Open seconds before a stamp. A stamp before the calendar begins, which only skew explains, has none. */
function openBefore(name: string, stamp: string, step: number): string {
  const inside = `CASE WHEN ${name}.is_open THEN epoch(${stamp}) - ${name}.tick * ${step} ELSE 0 END`;
  return `coalesce(${name}.open_before + ${inside}, 0)`;
}
