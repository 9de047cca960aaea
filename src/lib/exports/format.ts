import type { Kind } from './canonical.ts';

/**
 * How a column writes its times: `iso`, `numeric` (day and month first, in the source's date order),
 * `epoch-seconds`, `epoch-milliseconds`, or a strptime format.
 */
export type TimeForm = string;

export interface FieldMap {
  /** Column names; the first one a file has is read. Compared without regard to case. */
  columns: readonly string[];
  /** What the export writes → what we call it. Anything else is listed and left empty. */
  values?: Readonly<Record<string, string | boolean>>;
  /** What every other value becomes, in place of being listed. */
  otherwise?: string;
  /** Forms tried in order, for a time. */
  time?: readonly TimeForm[];
  /** The column is near the stamp we mean, but not it. */
  proxy?: true;
  /** A flag counted as a number: true above zero. */
  counted?: true;
}

/**
 * One vendor's export as a table, not code. The compiler turns it into SQL; nothing else knows the vendor.
 */
export interface Format {
  id: string;
  kind: Kind;
  /** Sets of columns. A file that has none of the sets in full is not this format. */
  fingerprints: readonly (readonly string[])[];
  /** Texts that mean "no value", beside the empty one. */
  missing: readonly string[];
  /** Canonical field ← columns. */
  fields: Readonly<Record<string, FieldMap>>;
  /**
   * Which of several rows with one id counts: the latest `updated_at`, then the highest `sequence`,
   * then the last row read.
   */
  order: { updated_at?: FieldMap; sequence?: FieldMap };
}
