import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkContent } from '#lib/checks/check.ts';
import { printable } from '#lib/cli/printable.ts';
import { todayOf } from '#lib/cli/today.ts';
import { roleOf } from '#lib/content/layout.ts';
import { readEntry } from '#lib/content/read-entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { writeEditorFiles } from '#lib/schemas/editor.ts';
import { addressOf } from '#lib/views/address.ts';
import type { News, Told } from './news.ts';

/** What is judged, and how its pages are addressed. Sent to a worker, so plain data. */
export interface Judged {
  /** Folder that holds content/. */
  root: string;
  /** Path of a contacts file in place of the registry. */
  contacts: string | undefined;
  /** `YYYY-MM-DD`; undefined leaves it to portal.yaml and then the UTC date. */
  today: string | undefined;
  /** Path of the site's start, with its slashes. */
  base: string;
}

/**
 * Checks content/ as `npm run check` does, and writes what an editor completes front matter by. Throws when content/
 * itself cannot be read, and when nothing can be written.
 */
export async function judge({ root, contacts, today, base }: Judged): Promise<News> {
  const day = (pinned: string | undefined) => todayOf(today, pinned, new Date());
  const read = await checkContent({ root, contacts, today: day, prose: false });
  const { findings } = read;
  writeEditorFiles(root, read);
  const kept: string[] = [];
  for (const file of new Set(
    findings.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  )) {
    const address = addressOfFile(file, base);
    if (address && (await refusedByLoader(root, file))) kept.push(address);
  }
  return { told: findings.map((finding) => toldOf(finding, base)), kept };
}

function toldOf({ severity, file, at, message, hint, rule }: Finding, base: string): Told {
  return {
    ...{ severity, rule, message: printable(message), hint: hint && printable(hint) },
    place: printable(`${file}:${at.line}:${at.column}`),
    page: addressOfFile(file, base),
  };
}

function addressOfFile(file: string, base: string): string | undefined {
  const role = roleOf(file.replace(/^content\//, ''));
  return role.kind === 'page' ? base + addressOf(role.collection, role.id) : undefined;
}

/** What the loader of pages asks: whether the file alone holds an error, whatever the rules say of it. */
async function refusedByLoader(root: string, file: string): Promise<boolean> {
  const role = roleOf(file.replace(/^content\//, ''));
  const bytes = await readFile(join(root, file)).catch(() => undefined);
  if (role.kind !== 'page' || !bytes) return false;
  const { findings } = await readEntry(role.collection, file, bytes, { highlight: false });
  return findings.some(({ severity }) => severity === 'error');
}
