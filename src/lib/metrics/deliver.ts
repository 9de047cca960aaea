import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from '#lib/files/whole.ts';
import type { MetricsFile } from '#lib/model/metrics.ts';
import { writeQuarantine } from '#lib/exports/quarantine.ts';
import type { Run } from './run.ts';
import type { Settings } from './settings.ts';
import { summary } from './summary.ts';

/** metrics.json as text: a source or a result a line, so that a diff shows which number changed. */
export function metricsText(file: MetricsFile): string {
  const { schema, as_of, timezone, sources, results } = file;
  return [
    `{"schema": ${schema}, "as_of": ${JSON.stringify(as_of)}, "timezone": ${JSON.stringify(timezone)},`,
    `"sources": [${lines(sources)}],`,
    `"results": [${lines(results)}]}\n`,
  ].join('\n');
}

/**
 * Writes metrics.json and quarantine.csv where the settings say, each beside its target and then renamed, so
 * that a failure leaves the old one whole. Gives the text of the file, and the report for people.
 */
export function deliver(
  run: Run,
  settings: Settings,
  milliseconds?: number,
): { report: string; result: string } {
  const result = metricsText(run.file);
  const { out, quarantine } = settings;
  const rows = run.read.quarantine;
  const where = out === undefined ? 'add --out FILE to see them' : quarantine;
  if (out !== undefined) {
    mkdirSync(dirname(quarantine), { recursive: true });
    if (rows.length > 0) writeQuarantine(quarantine, rows);
    else rmSync(quarantine, { force: true });
    writeWhole(out, result);
  }
  const lines = [
    summary(run.file),
    rows.length === 0
      ? 'Nothing quarantined.'
      : `${rows.length} ${rows.length === 1 ? 'value' : 'values'} quarantined: ${where}`,
    ...(out === undefined ? [] : [`${out}: ${Math.ceil(result.length / 1000)} kB, as of ${run.file.as_of}`]),
    ...(milliseconds === undefined ? [] : [`${(milliseconds / 1000).toFixed(1)} s`]),
  ];
  return { report: `${lines.join('\n')}\n`, result };
}

function lines(entries: readonly unknown[]): string {
  return entries.length === 0 ? '' : `\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n`;
}
