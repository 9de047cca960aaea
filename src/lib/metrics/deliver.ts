import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MetricsFile } from '#lib/model/metrics.ts';
import { writeQuarantine } from '#lib/exports/quarantine.ts';
import type { Run } from './run.ts';
import type { Settings } from './settings.ts';

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
 * that a failure leaves the old one whole. Says where they are.
 */
export function deliver({ file, read }: Run, { out, quarantine }: Settings): string[] {
  const unread = read.quarantine.length;
  if (out === undefined)
    return unread === 0 ? [] : [`${unread} values quarantined; add --out FILE to see them`];
  const text = metricsText(file);
  mkdirSync(dirname(quarantine), { recursive: true });
  if (unread > 0) writeQuarantine(quarantine, read.quarantine);
  else rmSync(quarantine, { force: true });
  write(out, text);
  return [
    unread === 0 ? 'nothing quarantined' : `${unread} values quarantined: ${quarantine}`,
    `as of ${file.as_of}: ${out}, ${Math.ceil(text.length / 1000)} kB`,
  ];
}

function write(path: string, text: string): void {
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
