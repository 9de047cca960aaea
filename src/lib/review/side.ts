import { runChecks } from '#lib/checks/run.ts';
import { readContent, type ContentRead } from '#lib/content/read.ts';
import { collectionNames, type CollectionName } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { readSources } from './lists.ts';

/** Content before or now: as read, with what check says of it. */
export interface Side extends ContentRead {
  /** By `collection/id`. */
  pages: ReadonlyMap<string, Entry>;
}

/** Reads one side. Contacts are not in git, so neither side has them. */
export async function readSide(root: string, today: (pinned: string | undefined) => string): Promise<Side> {
  const read = await readContent({ root, highlight: false });
  const exported = readSources(root);
  const sources = new Map(read.sources);
  if (exported) sources.set(exported.source.file, exported.source);
  const findings = [...read.findings, ...(exported?.findings ?? [])];
  const { content } = read;
  const pages = new Map<string, Entry>();
  if (!content) return { ...read, sources, findings, pages };
  for (const name of collectionNames)
    for (const entry of content.entries[name]) pages.set(`${name}/${entry.id}`, entry);
  const judged = runChecks({ content, sources, today: today(content.portal.today) });
  return { ...read, sources, pages, findings: [...findings, ...judged] };
}

/** A page that both sides have, under one id. */
export interface Pair<C extends CollectionName = CollectionName> {
  before: Entry<C>;
  now: Entry<C>;
}

/** Every page that both sides have and that is not the same, in order of its file. */
export function changedPairs(before: Side, now: Side): Pair[] {
  return [...now.pages]
    .flatMap(([key, entry]) => {
      const old = before.pages.get(key);
      return old && old.digest !== entry.digest ? [{ before: old, now: entry }] : [];
    })
    .sort((a, b) => (a.now.file < b.now.file ? -1 : 1));
}
