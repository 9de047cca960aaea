import { coverage } from '#lib/coverage/coverage.ts';
import { contentMetrics } from '#lib/coverage/metrics.ts';
import type { Content } from '#lib/model/entry.ts';
import type { MetricResult, MetricsFile } from '#lib/model/metrics.ts';
import { seconds } from '#lib/model/duration.ts';
import type { ReportKind, Snapshot } from '#lib/model/snapshot.ts';
import { definitionsOf } from './definitions.ts';
import { sealed } from '#lib/content/seal.ts';
import { monthsUpTo } from './span.ts';
import { threatRows } from './threats.ts';

export interface FreezeInput {
  content: Content;
  metrics: MetricsFile;
  /** A month, a quarter or a year. */
  period: string;
  kind: ReportKind;
  /** YYYY-MM-DD: the day the content is judged on. */
  today: string;
}

/** The period holds no number, so there is nothing to report. */
export class NothingToReport extends Error {
  readonly hint: string;
  constructor(period: string, known: readonly string[]) {
    super(`the numbers hold nothing of ${period}`);
    this.hint =
      known.length > 0 ? `they hold ${known.join(', ')}` : 'npm run metrics  computes them from the exports';
  }
}

/** Months a chart looks back, the report's own among them. */
const lookBack = 9;

/**
 * The numbers of a period as they stand: overall and by severity, never by rule, team, source or person, with the
 * months before it for charts, detection by threat, and the digests of the exports. Throws NothingToReport.
 */
export function freeze({ content, metrics, period, kind, today }: FreezeInput): Snapshot {
  const own = metrics.results.filter((result) => result.period === period);
  if (own.length === 0) throw new NothingToReport(period, periodsLike(period, metrics.results));
  const months = new Set(monthsUpTo(period, lookBack));
  const results = metrics.results
    .filter((row) => isReported(row) && (row.period === period || isMonth(row, months)))
    .map(withoutCases);
  const pages = contentMetrics(content, today).map((row) => withoutCases({ ...row, period }));
  const exceptions = pages.find(({ metric }) => metric === 'exceptions');
  const { active = 0, expiring = 0, expired = 0 } = exceptions?.parts ?? {};
  return sealed({
    ...{ schema: 1, period, kind, frozen_on: today, as_of: metrics.as_of, timezone: metrics.timezone },
    ...(own.some(({ provisional }) => provisional) ? { provisional: true } : {}),
    ...(metrics.sources.some(({ sample }) => sample) ? { sample: true } : {}),
    inputs: inputsOf(metrics),
    targets: Object.fromEntries(
      Object.entries(content.portal.metric_targets).map(([metric, length]) => [metric, seconds(length)]),
    ),
    results: [...results, ...pages],
    threats: threatRows(coverage(content, today)),
    exceptions: { active, expiring, expired },
    definitions: definitionsOf([...results, ...pages]),
    refrozen: [],
  });
}

/** What a report may say: all of it, or one severity of it. */
function isReported({ slice }: MetricResult): boolean {
  return Object.keys(slice).every((key) => key === 'severity');
}

function isMonth({ period, slice }: MetricResult, months: ReadonlySet<string>): boolean {
  return months.has(period) && Object.keys(slice).length === 0;
}

/** Few cases listed one by one could each be somebody's. Columns and keys are the team's business. */
function withoutCases(result: MetricResult): MetricResult {
  const { cases: _cases, proxy: _proxy, missing: _missing, items: _items, curve: _curve, ...rest } = result;
  return rest;
}

function inputsOf({ sources }: MetricsFile): Snapshot['inputs'] {
  return sources
    .flatMap(({ files }, index) =>
      files.map(({ sha256, rows }) => ({ source: `export ${index + 1}`, sha256, rows: rows.read })),
    )
    .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

function periodsLike(period: string, results: readonly MetricResult[]): string[] {
  const shape = (id: string) => id.replaceAll(/\d/g, '0');
  const known = new Set(results.map((row) => row.period).filter((id) => shape(id) === shape(period)));
  return [...known].sort();
}
