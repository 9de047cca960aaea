import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '#lib/exports/open.ts';
import type { MetricClock } from '#lib/model/metrics.ts';
import type { MetricDefinition } from './catalogue/definition.ts';

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
  /** Seconds, where the metric is `within` a target of portal.yaml. */
  target: number | undefined;
}

/** `sql/<id>.sql`: the rows of a metric. */
export function rowsOf({ id }: MetricDefinition): string {
  return readFileSync(new URL(`./sql/${id}.sql`, import.meta.url), 'utf8');
}

/** Durations themselves are asked for, not only how many kept to an agreed time. */
export function isTimed({ unit }: MetricDefinition): boolean {
  return unit === 'seconds';
}

/**
 * Runs `sql/<id>.sql` and turns the two stamps of each row into seconds of a clock: the one place that knows about
 * skew, censoring, hours and agreed times. Leaves `"case"`: rows alike in everything, and how many; of a weekly
 * metric `week_case` too, and of a duration `timed`, where each row is on its own.
 */
export async function prepare(
  connection: DuckDBConnection,
  metric: MetricDefinition,
  preparation: Preparation,
): Promise<void> {
  const names = metric.loudest ? ['rule'] : metric.slices.flat();
  const keys = ['source', ...new Set(names)].filter((key, i) => i === 0 || key !== 'source');
  const kept = [...keys, 'start_proxy', 'outcome', 'zeroed'].join(', ');
  const count = metric.counted ? 'CAST(sum(cases) AS BIGINT)' : 'count(*)';
  const judged = judgedSql(metric, preparation);
  let from = `(${judged})`;
  if (isTimed(metric)) {
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE timed AS SELECT month, ${kept}, seconds FROM (${judged})`,
    );
    from = 'timed';
  }
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE "case" AS SELECT month, ${kept}, ${count} AS cases FROM ${from} GROUP BY ALL`,
  );
  if (metric.weekly)
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE week_case AS
       SELECT week, source, ${names.includes('rule') ? 'rule, ' : ''}start_proxy, outcome, zeroed, ${count} AS cases
       FROM (${judged}) GROUP BY ALL`,
    );
}

/** SQL of a value that depends on the source. */
export function bySource<T>(
  abilities: readonly SourceAbility[],
  of: (ability: SourceAbility) => T,
  show: (value: T) => string,
): string {
  const values = abilities.map((ability) => ({ source: ability.source, value: of(ability) }));
  const [first] = values;
  if (values.every(({ value }) => value === first?.value)) return first ? show(first.value) : 'NULL';
  const cases = values.map(({ source, value }) => `WHEN ${literal(source)} THEN ${show(value)}`);
  return `CASE source ${cases.join(' ')} END`;
}

/** The rows of a metric with their outcome on its clock, and whether, and how long, they took. */
function judgedSql(metric: MetricDefinition, { abilities, clock, target }: Preparation): string {
  const able = bySource(abilities, (ability) => ability.able, String);
  const outcome = (value: string) =>
    able === 'true' ? value : `CASE WHEN NOT ${able} THEN 'not_in_source' ELSE ${value} END`;
  if (!isTimed(metric) && !metric.within)
    return `SELECT * REPLACE (${outcome('outcome')} AS outcome), false AS zeroed FROM (${rowsOf(metric)})`;
  const skew = bySource(abilities, (ability) => ability.skew, String);
  const { span, join } = spanSql(clock);
  const allowed = typeof metric.within === 'object' ? (target ?? 'NULL') : 'allowed';
  const times = metric.within
    ? `WHEN outcome IN ('finished', 'open') AND ${allowed} IS NULL THEN 'no_target'
       WHEN outcome = 'finished' AND span <= ${allowed} THEN 'yes'
       WHEN outcome = 'open' AND span <= ${allowed} THEN 'undecided'
       WHEN outcome IN ('finished', 'open') THEN 'no'`
    : '';
  const hours = join && `WHEN outcome IN ('finished', 'open') AND span IS NULL THEN 'no_hours'`;
  return `WITH row_of AS (${rowsOf(metric)}),
    bounded AS (SELECT *, CASE WHEN outcome = 'open' THEN as_of() ELSE ends END AS stops FROM row_of),
    spanned AS (SELECT bounded.*, floor(epoch(stops) - epoch(starts)) AS wall, ${span} AS span FROM bounded ${join}),
    judged AS (SELECT * REPLACE (CASE
        WHEN outcome = 'finished' AND wall < -${skew} THEN 'negative' ${hours} ${times} ELSE outcome END AS outcome)
      FROM spanned)
    SELECT * REPLACE (${outcome('outcome')} AS outcome),
      CASE WHEN outcome IN ('finished', 'open') AND wall >= -${skew} AND ${able} THEN greatest(span, 0) END AS seconds,
      coalesce(outcome = 'finished' AND wall < 0 AND ${able}, false) AS zeroed
    FROM judged`;
}

/** What a clock makes of two stamps: the wall's seconds, the open ones, or those that the team keeps. */
function spanSql(clock: MetricClock | undefined): { span: string; join: string } {
  const wall = 'floor(epoch(stops) - epoch(starts))';
  if (clock !== 'B' && clock !== 'S') return { span: wall, join: '' };
  const open = 'floor(open_seconds(moment.open_before, moment.is_open, stops) - bounded.open_before)';
  const span =
    clock === 'B'
      ? open
      : `CASE WHEN hours = '24x7' THEN ${wall} WHEN hours = 'business-hours' THEN ${open} END`;
  return { span, join: 'LEFT JOIN moment ON moment.step = moment_of(stops)' };
}
