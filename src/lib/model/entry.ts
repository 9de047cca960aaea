import { z } from 'zod';
import { collections, type CollectionName, type Data } from './collection.ts';
import type { Document } from './document.ts';
import { portalSchema, type Portal } from './portal.ts';
import { registries, type Registries } from './registry.ts';
import type { Snapshot } from './snapshot.ts';

/** One page of content: validated front matter and its typed document. */
export interface Entry<C extends CollectionName = CollectionName> {
  collection: C;
  /** The file's stem (a report: its folder). Unique within the collection. */
  id: string;
  /** Path from the repository root, with forward slashes. */
  file: string;
  data: Data<C>;
  document: Document;
  /** SHA-256 of the file's bytes, hex. */
  digest: string;
}

/** Every page by collection, ids in alphabetical order. */
export type Entries = { [C in CollectionName]: Entry<C>[] };

/** All a team wrote, read and typed: what pages, checks and coverage start from. */
export interface Content {
  portal: Portal;
  registries: Registries;
  entries: Entries;
  /** The frozen numbers of the reports, by period. Absent where nobody looks at reports. */
  snapshots?: ReadonlyMap<string, Snapshot>;
}

/** A page as Astro's store keeps it: the schema of its collection, and its document as lib/content packs it. */
export function entrySchema<C extends CollectionName>(collection: C) {
  return z.strictObject({
    file: z.string(),
    digest: z.string(),
    data: collections[collection].schema,
    document: z.string(),
  });
}

/** The organisation and its registries as Astro's store keeps them. */
export const organisationSchema = z.strictObject({
  portal: portalSchema,
  registries: z.strictObject(registries),
});
