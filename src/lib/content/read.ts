import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collectionNames } from '#lib/model/collection.ts';
import type { Content, Entries, Entry } from '#lib/model/entry.ts';
import { compareFindings, type Finding } from '#lib/model/finding.ts';
import type { Portal } from '#lib/model/portal.ts';
import type { Registries } from '#lib/model/registry.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { aboutFile } from './about-file.ts';
import { readBytes } from './bytes.ts';
import { imageFindings, missingImages } from './images.ts';
import { roleOf } from './layout.ts';
import { readEntry, type EntryOptions } from './read-entry.ts';
import { readPortal, readRegistry } from './read-registry.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { Source } from './source.ts';
import { walk } from './walk.ts';

/** All of content/ as read: what is valid, how it was written, what is wrong. */
export interface ContentRead {
  /** Undefined only when portal.yaml cannot be read: nothing can be judged without it. */
  content: Content | undefined;
  /** By file, the unreadable ones included. */
  sources: ReadonlyMap<string, Source>;
  /** Sorted by place. */
  findings: Finding[];
  /** Number of files looked at. */
  files: number;
  /** `collection/id` of pages that exist but hold an error, so that references to them are not called broken. */
  leftOut: ReadonlySet<string>;
}

export interface ReadOptions extends EntryOptions {
  /** Repository root: the folder that holds content/. */
  root: string;
  /** Path of a contacts file in place of content/registries/contacts.yaml. */
  contacts?: string;
}

/**
 * Reads content/ whole: every page and registry, every finding. The result does not depend on the order in
 * which a folder lists its files. Throws only when content/ itself cannot be read.
 */
export async function readContent(options: ReadOptions): Promise<ContentRead> {
  const { root } = options;
  const sources = new Map<string, Source>();
  const findings: Finding[] = [];
  const leftOut = new Set<string>();
  const entries = Object.fromEntries(collectionNames.map((name) => [name, [] as Entry[]])) as Entries;
  const registries: Registries = { scopes: [], 'data-sources': [], contacts: [], 'vendor-packs': [] };
  const snapshots = new Map<string, Snapshot>();
  let portal: Portal | undefined;

  const { files, links } = await walk(join(root, 'content'));
  // Small files, one after the other: waiting for each costs more than reading it.
  const bytesOf = (file: string) => readBytes(resolve(root, file));
  const keep = <R extends { source: Source; findings: Finding[] }>(read: R): R => {
    sources.set(read.source.file, read.source);
    findings.push(...read.findings);
    return read;
  };

  for (const path of links)
    findings.push(
      aboutFile(`content/${path}`, 'symlink', 'a symbolic link is not followed', 'put the file itself here'),
    );
  // One after the other: parsing takes the time, and a fixed order makes the result the same everywhere.
  for (const path of files) {
    const file = `content/${path}`;
    const role = roleOf(path);
    switch (role.kind) {
      case 'page': {
        const { entry } = keep(await readEntry(role.collection, file, bytesOf(file), options));
        if (entry) (entries[role.collection] as Entry[]).push(entry);
        else leftOut.add(`${role.collection}/${role.id}`);
        if (entry) findings.push(...missingImages(entry, files));
        break;
      }
      case 'registry':
        if (role.name === 'contacts' && options.contacts) break;
        Object.assign(registries, {
          [role.name]: keep(readRegistry(role.name, file, bytesOf(file))).value ?? [],
        });
        break;
      case 'snapshot': {
        const { value } = keep(readSnapshot(file, bytesOf(file)));
        if (value) snapshots.set(role.period, value);
        break;
      }
      case 'portal':
        portal = keep(readPortal(file, bytesOf(file))).value;
        break;
      case 'image':
        findings.push(...imageFindings(resolve(root, file), file));
        break;
      case 'stray':
        findings.push(aboutFile(file, role.rule, role.message, role.hint));
        break;
      case 'other':
    }
  }
  if (options.contacts !== undefined) {
    const path = resolve(root, options.contacts);
    const bytes = existsSync(path) ? readBytes(path) : undefined;
    if (bytes) registries.contacts = keep(readRegistry('contacts', options.contacts, bytes)).value ?? [];
    else
      findings.push(
        aboutFile(options.contacts, 'missing-file', 'the contacts file cannot be read', 'correct its path'),
      );
  }
  if (!files.includes('portal.yaml'))
    findings.push(
      aboutFile('content/portal.yaml', 'missing-file', 'the file is missing', 'npm run init  writes one'),
    );
  for (const list of Object.values(entries)) list.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return {
    content: portal && { portal, registries, entries, snapshots },
    sources,
    findings: findings.sort(compareFindings),
    files: files.length + links.length,
    leftOut,
  };
}
