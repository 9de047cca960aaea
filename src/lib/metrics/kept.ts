import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** So many earlier runs are kept: enough to go back and forth between two settings. */
const most = 6;

/** What an earlier run found, by the fingerprint of everything it depended on. */
export interface Kept<T> {
  /** Undefined where there is none, or where it is damaged, which is said. */
  read: (key: string) => T | undefined;
  /** Where it cannot be written that is said, and nothing else happens. */
  write: (key: string, value: T) => void;
}

/**
 * Keeps results below `folder`, readable by their owner alone, since quarantined cells are among them. Each begins
 * with its own checksum: what was written by halves is not believed. Only the newest stay. `note` takes what people
 * should know; `put` writes a file.
 */
export function keptIn<T>(
  folder: string,
  note: (line: string) => void,
  put: (path: string, text: string) => void = (path, text) => writeFileSync(path, text, { mode: 0o600 }),
): Kept<T> {
  const pathOf = (key: string) => join(folder, `${key}.json`);
  return {
    read(key) {
      const text = textOf(pathOf(key));
      if (text === undefined) return undefined;
      const [sum = '', ...rest] = text.split('\n');
      const body = rest.join('\n');
      if (checksum(body) === sum) return JSON.parse(body) as T;
      note('what an earlier run kept in the cache is damaged: everything is read again');
      return undefined;
    },
    write(key, value) {
      const body = JSON.stringify(value);
      const temporary = `${pathOf(key)}.tmp-${process.pid}`;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        put(temporary, `${checksum(body)}\n${body}`);
        renameSync(temporary, pathOf(key));
        prune(folder, `${key}.json`);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        note(`the cache could not be written, so the next run reads everything again: ${reason}`);
        discard(temporary);
      }
    },
  };
}

/** Where nothing can be written nothing is to be removed. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Removes all but the newest, and what a killed run left; `own` was just written. */
function prune(folder: string, own: string): void {
  const others = readdirSync(folder)
    .filter((name) => name !== own)
    .map((name) => ({ name, age: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.age - a.age || (a.name < b.name ? -1 : 1));
  const left = others.filter(({ name }) => name.includes('.tmp-'));
  const old = others.filter(({ name }) => !name.includes('.tmp-')).slice(most - 1);
  for (const { name } of [...left, ...old]) rmSync(join(folder, name), { force: true });
}
