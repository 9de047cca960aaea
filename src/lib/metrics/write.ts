import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MetricsFile } from '#lib/model/metrics.ts';

/** metrics.json as text: a source or a result a line, so that a diff shows which number changed. */
export function metricsText(file: MetricsFile): string {
  const { schema, as_of, timezone, sources, results } = file;
  return [
    `{"schema": ${schema}, "as_of": ${JSON.stringify(as_of)}, "timezone": ${JSON.stringify(timezone)},`,
    `"sources": [${lines(sources)}],`,
    `"results": [${lines(results)}]}\n`,
  ].join('\n');
}

/** Writes beside the target and renames, so that a failure leaves the old file whole. */
export function writeMetrics(path: string, text: string): void {
  const temporary = `${path}.tmp-${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function lines(entries: readonly unknown[]): string {
  return entries.length === 0 ? '' : `\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n`;
}
