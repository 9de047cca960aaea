import type { DuckDBConnection } from '@duckdb/node-api';
import type { FeedbackRow } from '#lib/exports/feedback.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { MetricsSource } from '#lib/model/metrics.ts';

/** content/exports/mssp-feedback.csv as read, and what metrics.json says of the file. */
export interface Feedback {
  rows: readonly FeedbackRow[];
  source: MetricsSource;
}

/**
 * Fills the table `feedback`: verdicts judged again, at noon of their day in UTC, with what the export says of
 * the alert. `held` is false for an alert that no export holds: whether it was one, nobody can tell. `apart` is why
 * an alert is left out of every figure, by the macro of placeSeen, which comes first; an id of several sources, where
 * all of them are.
 */
export async function placeFeedback(
  connection: DuckDBConnection,
  feedback: Feedback | undefined,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE audited (id VARCHAR, line INTEGER, rule VARCHAR, audited_at TIMESTAMP,
       provider_verdict VARCHAR, own_verdict VARCHAR)`,
  );
  for (const { alert, line, rule, date, provider, own } of feedback?.rows ?? [])
    await connection.run('INSERT INTO audited VALUES ($1, $2, $3, CAST($4 AS TIMESTAMP), $5, $6)', [
      ...[alert, line, rule ?? null, `${date} 12:00:00`, provider, own],
    ]);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE feedback AS
     WITH stood AS (SELECT *, apart_of(test, duplicate_of, created_at) AS apart FROM alert),
     known AS (SELECT id, min(team) AS team, min(level) AS level, min(rule) AS rule,
         CASE WHEN bool_and(apart IS NOT NULL) THEN min(apart) END AS apart
       FROM stood WHERE id IN (SELECT id FROM audited) GROUP BY id)
     SELECT audited.id, line, known.id IS NOT NULL AS held, apart, team, level,
       coalesce(known.rule, audited.rule) AS rule, audited_at, provider_verdict, own_verdict
     FROM audited LEFT JOIN known ON known.id = audited.id`,
  );
}

/**
 * A warning where verdicts are about alerts that no export holds, at the line of the first; none otherwise. Judged
 * after `as_of`, an alert may be in an export to come. `file` is what the finding says. After placeFeedback.
 */
export async function unheldAlerts(connection: DuckDBConnection, file: string): Promise<Finding[]> {
  const reader = await connection.runAndReadAll(
    `SELECT left(id, 80), line FROM feedback WHERE NOT held AND audited_at <= as_of() ORDER BY line`,
  );
  const rows = reader.getRowsJS() as [id: string, line: number][];
  const [first] = rows;
  if (!first) return [];
  const [id, line] = first;
  const others = rows.length === 1 ? '' : `, nor ${rows.length - 1} below`;
  return [
    {
      rule: 'feedback',
      severity: 'warning',
      file,
      at: { line, column: 1 },
      length: 1,
      message: `no export holds the alert "${id}"${others}: left out`,
      hint: 'write the id as the export has it, or add the export that holds it',
    },
  ];
}
