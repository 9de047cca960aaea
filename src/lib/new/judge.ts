import { runChecks } from '#lib/checks/run.ts';
import { readEntry } from '#lib/content/read-entry.ts';
import type { ContentRead } from '#lib/content/read.ts';
import type { CollectionName } from '#lib/model/collection.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';

/** All of content/ as read, known to have a portal.yaml that holds. */
export type WholeRead = ContentRead & { content: Content };

/**
 * What check would say of `text` as the page `file`, beyond what it says already. Nothing is written. Errors of other
 * pages that come about by it are among them.
 */
export async function judge(
  read: WholeRead,
  collection: CollectionName,
  file: string,
  text: string,
  today: string,
): Promise<Finding[]> {
  const { content } = read;
  const { entry, source, findings } = await readEntry(collection, file, Buffer.from(text), {
    highlight: false,
  });
  if (!entry) return findings;
  const others = (content.entries[collection] as Entry[]).filter((known) => known.file !== file);
  const entries = {
    ...content.entries,
    [collection]: [...others, entry].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const sources = new Map(read.sources).set(file, source);
  const before = new Set(runChecks({ ...read, content, today }).map(keyOf));
  const after = runChecks({ ...read, content: { ...content, entries }, sources, today });
  return [...findings, ...after.filter((found) => !before.has(keyOf(found)))];
}

/** Lines move when a page is edited; what is said of it stays. */
function keyOf({ file, rule, message }: Finding): string {
  return [file, rule, message].join('\0');
}
