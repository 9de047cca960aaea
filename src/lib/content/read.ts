import type { CollectionName } from '#lib/model/collection.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { Source } from './source.ts';

/** All of content/ as read: what is valid, how it was written, what is wrong. */
export interface ContentRead {
  /** Undefined only when portal.yaml cannot be read: nothing can be judged without it. */
  content: Content | undefined;
  /** By file, the unreadable ones included. */
  sources: ReadonlyMap<string, Source>;
  findings: Finding[];
  /** Number of files looked at. */
  files: number;
}

export interface ReadOptions {
  /** Repository root: the folder that holds content/. */
  root: string;
  /** Path of a contacts file in place of content/registries/contacts.yaml. */
  contacts?: string;
}

/** One file as read. No entry when it has an error. */
export interface EntryRead<C extends CollectionName = CollectionName> {
  entry: Entry<C> | undefined;
  source: Source;
  findings: Finding[];
}

/** Reads content/ whole: every page and registry, every finding. Throws only when content/ is missing. */
export async function readContent(options: ReadOptions): Promise<ContentRead> {
  throw new Error(`not written yet: ${options.root}`);
}

/** Reads one page from its bytes. Depends on nothing else, so a digest names the result. */
export async function readEntry<C extends CollectionName>(
  collection: C,
  file: string,
  bytes: Uint8Array,
): Promise<EntryRead<C>> {
  throw new Error(`not written yet: ${collection} ${file} ${bytes.length}`);
}
