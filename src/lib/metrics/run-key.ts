import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '@duckdb/node-api';
import type { Fingerprint } from '#lib/exports/fingerprint.ts';

/** The code whose results are kept, below src/lib. */
const code = ['exports', 'metrics', 'model'];

/**
 * Everything that the numbers of a run depend on, in one fingerprint: the bytes of every file and where it lies, what
 * sources.yaml and `settings` say, and the very code that reads and counts. A format is code.
 */
export function runKey(
  folder: string,
  files: ReadonlyMap<string, Fingerprint & { path: string }>,
  settings: object,
): string {
  const hash = createHash('sha256');
  const add = (name: string, text: string | Buffer) =>
    hash.update(`${name}\0${Buffer.byteLength(text)}\0`).update(text);
  add('folder', folder);
  add('settings', JSON.stringify(settings));
  add(
    'engine',
    JSON.stringify([version(), process.versions.node, process.versions.icu, process.versions.tz]),
  );
  for (const name of ['sources.yaml', 'mssp-feedback.csv'])
    if (existsSync(join(folder, name))) add(name, readFileSync(join(folder, name)));
  for (const { path, sha256 } of files.values()) add(path, sha256);
  for (const part of code) {
    const root = new URL(`../${part}/`, import.meta.url);
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(ts|sql)$/.test(name)) add(`${part}/${name}`, readFileSync(new URL(name, root)));
  }
  return hash.digest('hex');
}
