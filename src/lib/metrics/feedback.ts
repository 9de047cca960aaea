import type { DuckDBConnection } from '@duckdb/node-api';
import type { FeedbackRow } from '#lib/exports/feedback.ts';
import type { MetricsSource } from '#lib/model/metrics.ts';

/** content/exports/mssp-feedback.csv as read, and what metrics.json says of the file. */
export interface Feedback {
  rows: readonly FeedbackRow[];
  source: MetricsSource;
}

/**
 * Fills the table `feedback`: verdicts judged again, at noon of their day in UTC, with what the export says of
 * the alert. An alert no export holds keeps the rule that the file names.
 */
export async function placeFeedback(
  connection: DuckDBConnection,
  feedback: Feedback | undefined,
): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE audited (id VARCHAR, rule VARCHAR, audited_at TIMESTAMP, provider_verdict VARCHAR, own_verdict VARCHAR)`,
  );
  for (const { alert, rule, date, provider, own } of feedback?.rows ?? [])
    await connection.run('INSERT INTO audited VALUES ($1, $2, CAST($3 AS TIMESTAMP), $4, $5)', [
      ...[alert, rule ?? null, `${date} 12:00:00`, provider, own],
    ]);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE feedback AS
     WITH known AS (SELECT id, min(team) AS team, min(level) AS level, min(rule) AS rule FROM alert
       WHERE id IN (SELECT id FROM audited) GROUP BY id)
     SELECT team, level, coalesce(known.rule, audited.rule) AS rule, audited_at, provider_verdict, own_verdict
     FROM audited LEFT JOIN known ON known.id = audited.id`,
  );
}
