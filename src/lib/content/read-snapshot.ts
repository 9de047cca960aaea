import type { Finding } from '#lib/model/finding.ts';
import { snapshotSchema, type Snapshot } from '#lib/model/snapshot.ts';
import { decode } from './decode.ts';
import { isSealed } from './seal.ts';
import type { Source } from './source.ts';

interface SnapshotRead {
  value: Snapshot | undefined;
  source: Source;
  findings: Finding[];
}

const again = 'freeze it again:  npm run report -- PERIOD --refreeze "why"';

/** The snapshot of a report. What was edited by hand, or written by a later version, is a finding and no snapshot. */
export function readSnapshot(file: string, bytes: Uint8Array): SnapshotRead {
  const { source, findings } = decode(file, bytes);
  const refuse = (message: string, hint: string): SnapshotRead => ({
    value: undefined,
    source,
    findings: [
      { rule: 'snapshot', severity: 'error', file, at: { line: 1, column: 1 }, length: 1, message, hint },
    ],
  });
  if (findings.length > 0) return { value: undefined, source, findings };
  const period = file.split('/').at(-2) ?? '';
  const raw = json(source.text);
  if (raw === undefined) return refuse('the snapshot is no JSON', hintFor(period));
  if (typeof raw === 'object' && raw !== null && 'schema' in raw && Number(raw.schema) > 1)
    return refuse(`the snapshot has schema ${String(raw.schema)}; this version reads 1`, 'update Watchbill');
  const { data, error } = snapshotSchema.safeParse(raw);
  if (!data) {
    const [issue] = error.issues;
    return refuse(
      `the snapshot does not hold: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      hintFor(period),
    );
  }
  if (!isSealed(data)) return refuse('the snapshot was edited after it was frozen', hintFor(period));
  if (data.period !== period)
    return refuse(`the snapshot is of ${data.period}`, `it belongs into content/reports/${data.period}/`);
  return { value: data, source, findings: [] };
}

function hintFor(period: string): string {
  return again.replace('PERIOD', period);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
