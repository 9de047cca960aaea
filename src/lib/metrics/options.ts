import type { DuckDBConnection } from '@duckdb/node-api';
import type { SourceLedger } from '#lib/exports/ledger.ts';
import type { RuleRow } from '#lib/model/rule-row.ts';
import type { Calendar } from './calendar.ts';
import type { Feedback } from './feedback.ts';
import type { Span } from './hours.ts';
import type { Watch } from './watch.ts';

/** What a computation depends on, and nothing else. */
export interface ComputeOptions {
  /** Holds the filled tables `alert` and `incident`. */
  connection: DuckDBConnection;
  sources: readonly SourceLedger[];
  /** ISO, UTC. What happened later has not happened yet. */
  asOf: string;
  /** The reporting time zone: whose midnight ends a month. */
  timezone: string;
  /** Seconds by metric id. */
  targets?: Readonly<Record<string, number>> | undefined;
  /** Hours, teams and agreed times; without them what needs them is not in the sources. */
  watch?: Watch | undefined;
  /** Rules of live use cases. */
  rules?: readonly RuleRow[] | undefined;
  /** What changed a metric for good: where its limits start anew. `on` is YYYY-MM-DD. */
  changes?: readonly { metric: string; on: string }[] | undefined;
  /** Verdicts of the provider that were judged again. */
  feedback?: Feedback | undefined;
  /** Only this period and those inside it. */
  period?: string | undefined;
  onProgress?: ((line: string) => void) | undefined;
}

/** The options, and what is computed once from them for every metric. */
export interface Context extends ComputeOptions {
  calendar: Calendar;
  /** When the first row of all begins, in milliseconds. */
  since: number;
  watch: Watch;
  /** Business hours from the first row to the end of the calendar. */
  spans: readonly Span[];
}
