import type { CollectionName } from '#lib/model/collection.ts';

/** One file to be written, and what its author does next. Nothing is written yet. */
export interface Proposal {
  collection: CollectionName;
  /** Path from the root, with forward slashes. */
  file: string;
  text: string;
  /** Whether the file is there and changes. */
  known: boolean;
  /** One line each, in the order to be done. */
  next: string[];
}
