/** One commit that touched content. Who wrote it is not kept: names are personal data, and git has them. */
export interface Change {
  /** The first ten digits of the commit. */
  hash: string;
  /** Committed on, `YYYY-MM-DD` in UTC: an author's clock may be wrong. */
  date: string;
  /** The first line of its message, as one visible line of at most 200 characters. It may name anything. */
  subject: string;
  /** Its place in the log, 0 the newest: the order of a day. */
  order: number;
}

/** What changed each file, the newest first, by path from the repository root. Empty without git. */
export type History = ReadonlyMap<string, readonly Change[]>;

/** Sorts changes by day, the newest first, and those of a day as git does. */
export function newestFirst(a: Change, b: Change): number {
  return a.date === b.date ? a.order - b.order : a.date < b.date ? 1 : -1;
}
