import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MetricsFile } from '#lib/model/metrics.ts';
import { fingerprints } from '#lib/exports/fingerprint.ts';
import { openDatabase } from '#lib/exports/open.ts';
import { readExports, type ExportsRead } from '#lib/exports/read.ts';
import { feedbackSource, readFeedback, type FeedbackFile } from '#lib/exports/feedback.ts';
import { computeMetrics } from './compute.ts';
import { unheldAlerts, type Feedback } from './feedback.ts';
import { keptIn } from './kept.ts';
import type { ComputeOptions } from './options.ts';
import { runKey } from './run-key.ts';

export interface RunOptions extends Omit<ComputeOptions, 'connection' | 'sources' | 'asOf' | 'feedback'> {
  /** The exports folder, which holds sources.yaml. */
  folder: string;
  /** Where earlier runs are kept and temporary files may lie; a folder of its own is made for these and removed. */
  cache: string;
  /** YYYY-MM-DD. */
  today: string;
  /** ISO, UTC; without it the newest stamp of the exports. */
  asOf?: string | undefined;
  /** Bytes for the whole process. */
  memory: number;
}

export interface Run {
  file: MetricsFile;
  read: ExportsRead;
}

/**
 * Reads the exports and computes every metric, or takes both from the cache where nothing changed since an earlier
 * run. Throws ExportsError, NoSuchPeriod or OutOfMemory.
 */
export async function runMetrics(options: RunOptions): Promise<Run> {
  const { folder, cache, onProgress: note = () => undefined } = options;
  const known = await fingerprints(folder);
  const { today, asOf, timezone, period, targets, watch, rules, changes } = options;
  const settings = { today, asOf, timezone, period, targets, watch, rules, changes };
  const key = known && runKey(folder, known, settings);
  const kept = keptIn<Run>(join(cache, 'metrics'), note);
  const before = key === undefined ? undefined : kept.read(key);
  if (before) note('nothing changed since an earlier run, whose numbers these are');
  const run = before ?? (await freshRun({ ...options, onProgress: note }, known));
  if (!before && key !== undefined) kept.write(key, run);
  return run;
}

async function freshRun(options: RunOptions, known: Awaited<ReturnType<typeof fingerprints>>): Promise<Run> {
  const scratch = scratchIn(options.cache);
  const { folder, cache: _cache, today, asOf: pinned, memory, ...rest } = options;
  try {
    const database = await openDatabase({ scratch, folders: [folder], budget: memory });
    try {
      const { connection } = database;
      const note = rest.onProgress ?? (() => undefined);
      const from = { connection, folder, today, scratch, onProgress: note };
      const read = await readExports({ ...from, ...(known && { known }) });
      const asOf = pinned ?? read.as_of ?? `${today}T00:00:00Z`;
      const { sources } = read;
      const name = `${folder}/${feedbackSource}.csv`;
      const returned = readFeedback(name, name);
      const feedback = returned && feedbackOf(returned);
      const file = await computeMetrics({ ...rest, connection, sources, asOf, feedback });
      return {
        file,
        read: {
          ...read,
          quarantine: [...read.quarantine, ...(returned?.quarantine ?? [])],
          findings: [...read.findings, ...(await unheldAlerts(connection, name))],
        },
      };
    } finally {
      database.close();
    }
  } catch (error) {
    throw error instanceof Error && error.message.includes('Out of Memory')
      ? new OutOfMemory(memory, { cause: error })
      : error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A new folder for temporary files, in the cache where that can be written. */
function scratchIn(cache: string): string {
  try {
    mkdirSync(cache, { recursive: true });
    return mkdtempSync(join(cache, 'metrics-'));
  } catch {
    return mkdtempSync(join(tmpdir(), 'watchbill-metrics-'));
  }
}

/** The verdicts we judged again, with what metrics.json says of their file. */
function feedbackOf({ rows, sha256, counts }: FeedbackFile): Feedback {
  const files = [{ path: `${feedbackSource}.csv`, sha256, rows: counts }];
  return { rows, source: { id: feedbackSource, format: feedbackSource, files } };
}

/** The budget was too small even with spilling to disk. */
class OutOfMemory extends Error {
  readonly hint: string;
  constructor(memory: number, options: ErrorOptions) {
    const gigabytes = Math.round((memory / 1024 ** 3) * 10) / 10;
    super(`the exports do not fit in ${gigabytes} GB`, options);
    this.hint = `give more with --memory ${Math.ceil(gigabytes * 2)}GB`;
  }
}
