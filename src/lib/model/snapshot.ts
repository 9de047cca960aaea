/**
 * `content/reports/<period>/snapshot.json`: the numbers of a report as they stood when it was written. Nobody edits it:
 * what turns out to be wrong is frozen again with a reason, and the report says so.
 */
import { z } from 'zod';
import { dateSchema } from './date.ts';
import { metricResult, periodId } from './metrics.ts';

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The forms of a report: a quarter for executives, a month for the team, the first three months of a start. */
export const reportKinds = ['executive', 'monthly', 'first-90-days'] as const;

/** Where detection of one threat stands: its worst open question decides. */
export const threatStates = ['tested', 'running', 'gap', 'accepted', 'not-asked'] as const;

const threat = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** likelihood × impact, 1 to 25. */
  risk: z.int().min(1).max(25),
  state: z.enum(threatStates),
  /** Questions with a valid test in every scope, of those that count. */
  covered: count,
  questions: count,
});

/** A definition as it was when the number was made, so that a later reader knows what was counted. */
const definition = z.strictObject({
  metric: z.string(),
  version: z.int().positive(),
  title: z.string(),
  counts: z.string(),
  pitfall: z.string().optional(),
});

/** A number of a metric that became another one when the snapshot was frozen again. */
const changed = z.strictObject({ metric: z.string(), was: z.string(), is: z.string() });

export const snapshotSchema = z.strictObject({
  schema: z.literal(1),
  period: periodId,
  kind: z.enum(reportKinds),
  /** The day the content was judged on. */
  frozen_on: dateSchema,
  /** The instant up to which the exports reach. */
  as_of: z.iso.datetime(),
  timezone: z.string(),
  /** The period was not over, or its last 14 days still moved. */
  provisional: z.literal(true).optional(),
  /** Numbers from the invented sample. */
  sample: z.literal(true).optional(),
  /** SHA-256 of the exports the numbers were made of, sorted; an auditor compares them with the files. */
  inputs: z.array(z.strictObject({ source: z.string(), sha256, rows: count })),
  /** What portal.yaml asked for then, in seconds. */
  targets: z.record(z.string(), count),
  /** Without rules, teams, sources or single cases. */
  results: z.array(metricResult),
  threats: z.array(threat),
  exceptions: z.strictObject({ active: count, expiring: count, expired: count }),
  definitions: z.array(definition),
  /** Each time it was frozen again: when, why, what changed. */
  refrozen: z.array(z.strictObject({ on: dateSchema, reason: z.string().min(1), changed: z.array(changed) })),
  /** SHA-256 of everything above. */
  digest: sha256,
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type ReportKind = (typeof reportKinds)[number];
export type ThreatState = (typeof threatStates)[number];
