import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotText } from '#lib/content/seal.ts';
import { writeWhole } from '#lib/files/whole.ts';
import type { Content } from '#lib/model/entry.ts';
import type { MetricsFile } from '#lib/model/metrics.ts';
import { reportKinds, type ReportKind, type Snapshot } from '#lib/model/snapshot.ts';
import { freeze } from './freeze.ts';
import { headlineCandidates } from './headlines.ts';
import { refrozen } from './refreeze.ts';
import { skeleton } from './skeleton.ts';
import { isReportPeriod, periodBefore } from './span.ts';

export const reportFlags = {
  kind: {
    type: 'text',
    value: 'KIND',
    help: `one of ${reportKinds.join(', ')}; default: a month is monthly, a quarter executive`,
  },
  refreeze: { type: 'text', value: 'WHY', help: 'take the numbers again; the report says when and why' },
} as const;

export interface ReportRequest {
  period: string;
  kind?: string | undefined;
  refreeze?: string | undefined;
  root: string;
  today: string;
  content: Content;
  metrics: MetricsFile | undefined;
}

/** The request cannot be carried out as it stands; nothing was written. */
export class ReportProblem extends Error {
  readonly hint: string | undefined;
  /** Whether the command line is what is wrong. */
  readonly usage: boolean;
  constructor(message: string, hint?: string, usage = true) {
    super(message);
    this.hint = hint;
    this.usage = usage;
  }
}

/**
 * Freezes a period into content/reports/PERIOD/: snapshot.json, and index.mdx as a draft. What is there stays: with
 * `refreeze` only the snapshot is taken again. Returns the lines to say. Throws ReportProblem or NothingToReport.
 */
export function report(request: ReportRequest): string[] {
  const { period, root, today, content, metrics } = request;
  if (!isReportPeriod(period))
    throw new ReportProblem(`"${period}" is no period`, 'a month 2026-09, a quarter 2026-Q3 or a year 2026');
  if (request.refreeze?.trim() === '')
    throw new ReportProblem(
      '--refreeze needs a reason',
      'for example  --refreeze "late export of September"',
    );
  if (!metrics) throw new ReportProblem('there are no numbers yet', 'npm run metrics  computes them', false);
  const kind = kindOf(request);
  const folder = join(root, 'content/reports', period);
  const place = `content/reports/${period}`;
  const old = content.snapshots?.get(period);
  const snapshot = freeze({ content, metrics, period, kind: old?.kind ?? kind, today });
  if (request.refreeze !== undefined) {
    if (!existsSync(folder)) throw new ReportProblem(`${place} does not exist yet`, 'leave out --refreeze');
    const after = refrozen(old, snapshot, request.refreeze);
    writeWhole(join(folder, 'snapshot.json'), snapshotText(after));
    const changed = after.refrozen.at(-1)?.changed ?? [];
    return [
      `${place}/snapshot.json  frozen again: ${changed.length === 0 ? 'no number' : changed.length} changed`,
      ...changed.map(({ metric, was, is }) => `  ${metric}: ${was} → ${is}`),
    ];
  }
  if (existsSync(folder))
    throw new ReportProblem(
      `${place} exists, and nothing is written over`,
      'to take its numbers again:  --refreeze "why"',
    );
  const before = content.entries.report.find(({ id }) => id === periodBefore(period));
  writeWhole(join(folder, 'snapshot.json'), snapshotText(snapshot));
  writeWhole(join(folder, 'index.mdx'), skeleton(snapshot, before?.data));
  return said(place, snapshot);
}

function kindOf({ kind, period }: ReportRequest): ReportKind {
  if (kind === undefined) return /-\d\d$/.test(period) ? 'monthly' : 'executive';
  const known = reportKinds.find((name) => name === kind);
  if (known) return known;
  throw new ReportProblem(`there is no report of kind "${kind}"`, `one of ${reportKinds.join(', ')}`);
}

function said(place: string, snapshot: Snapshot): string[] {
  return [
    `${place}/snapshot.json  ${snapshot.results.length} results as of ${snapshot.as_of.slice(0, 10)}`,
    ...(snapshot.provisional
      ? ['  provisional: the period is not over, or its last 14 days still move']
      : []),
    `${place}/index.mdx  a draft with`,
    ...headlineCandidates(snapshot).map((line) => `  ${line}`),
    'Next: write what happened in your own words, decide what to ask for, set  status: active.',
  ];
}
