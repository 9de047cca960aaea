import type { Kind } from './canonical.ts';

/**
 * How a column writes its times: `iso`, `numeric` (day and month first, in the source's date order),
 * `named-month` (a month by its name), `epoch-seconds`, `epoch-milliseconds`, or a strptime format.
 */
export type TimeForm = string;

/** A value taken out of the objects of a list inside a JSON record. */
export interface ListPath {
  /** Path of the list. */
  list: string;
  /** Path inside each of its objects. */
  take: string;
  /** Only objects that say this. */
  where?: Readonly<Record<string, string>>;
  /** Not those another object takes back: `where` it is one that does, its key `names` holds their `id`. */
  undone?: { where: Readonly<Record<string, string>>; names: string; id: string };
  /** Of those that agree in this key, only the last. */
  lastOf?: string;
  /** Of them all, only the last. */
  last?: true;
  /** None at all, when any that is left says this. */
  noneIf?: Readonly<Record<string, string>>;
}

/** A column's name, or in JSON the path of a key (`finding_info.uid`), or values of a list. */
export type Column = string | ListPath;

export interface FieldMap {
  /** Of a CSV the first one the file has is read; of JSON the first one the record has. Case does not matter in a CSV. */
  columns: readonly Column[];
  /** What the export writes → what we call it. Anything else is listed and left empty. */
  values?: Readonly<Record<string, string | boolean>>;
  /** Beginnings of what the export writes → what we call it. */
  prefixes?: Readonly<Record<string, string>>;
  /** What every other value becomes, in place of being listed. */
  otherwise?: string;
  /** Values that say nothing. */
  none?: readonly string[];
  /** Any other value is about something else, and is not listed. */
  quiet?: true;
  /** The cell may hold several values, with commas or line breaks between; the first counts. */
  one?: true;
  /** What counts in a cell, as a regular expression; for lists. */
  pattern?: string;
  /** Forms tried in order, for a time. */
  time?: readonly TimeForm[];
  /** The cell counts seconds after the creation. */
  after?: 'created_at';
  /** Which of several times in one cell. */
  pick?: 'earliest' | 'latest';
  /** The cell counts only in rows of these statuses. */
  only?: readonly string[];
  /** The columns are near the stamp we mean, but not it; or these of them. */
  proxy?: true | readonly string[];
  /** A flag counted as a number: true above zero. */
  counted?: true;
  /** Of several rows with one id the first says it; later ones repeat the word for something else. */
  first?: true;
  /** An administrator adds the column: a JSON export without a value has no such column. */
  custom?: true;
}

/** One way in which a vendor writes the export. */
export interface Layout {
  /** For people, where a format has several: `Table API JSON`. */
  name?: string;
  /** Columns or keys a file of this layout has, all of them. */
  fingerprint: readonly string[];
  /** Texts that mean "no value", beside the empty one. */
  missing?: readonly string[];
  /** Times without a zone are UTC, whatever zone the source names. */
  utc?: true;
  /** A key such as `a.b.c` may be written as one, as nested objects, or as a mixture. */
  dotted?: true;
  /** Keys of the objects that some cells hold, in order: what such a cell says as one text. */
  inside?: Readonly<Record<string, readonly string[]>>;
  /** Rows whose cell is not among these belong elsewhere, and why. */
  rows?: { column: string; values: readonly string[]; reason: string; fix: string };
  /** Its rows say what happened to the rows of the other layouts, and are none by themselves. */
  adds?: true;
  /**
   * Canonical field ← columns. Beside those: `status` (new, working, resolved, closed or any word that
   * `only` names), `closing` (closed, whatever `status` says), `actor` (machine, or anything else for a person) and `merged_into` (any text: the row is
   * part of another, and counts as merged).
   */
  fields: Readonly<Record<string, FieldMap>>;
  /**
   * Which of several rows with one id counts: the latest `updated_at`, then the latest `recorded_at`, then the
   * highest `sequence`, then the last row read.
   */
  order: { updated_at?: FieldMap; recorded_at?: FieldMap; sequence?: FieldMap };
}

/**
 * One vendor's export as a table, not code. The compiler turns it into SQL; nothing else knows the vendor.
 */
export interface Format {
  id: string;
  kind: Kind;
  /** The first one whose fingerprint a file has. */
  layouts: readonly Layout[];
  /**
   * Rows with one id are the changes of one case, and these fields come from them: `acknowledged_at` the first
   * change by a person, `resolved_at` the first close, `closed_at` the last close, `reopened`.
   */
  history?: readonly ('acknowledged_at' | 'resolved_at' | 'closed_at' | 'reopened')[];
  /**
   * Every row is a change. Otherwise a file shows changes only where it has one id several times: the same
   * list exported each month shows what a case had become, not when.
   */
  stream?: true;
  /** Fields an alert takes from the incident of this format that names it. */
  joins?: { format: string; fields: readonly string[] };
}

/** Fields that are no column of a canonical table: they order, filter and explain rows. */
export const workingFields: Readonly<Record<string, string>> = {
  updated_at: 'TIMESTAMP',
  recorded_at: 'TIMESTAMP',
  sequence: 'DOUBLE',
  status: 'VARCHAR',
  closing: 'VARCHAR',
  actor: 'VARCHAR',
  merged_into: 'VARCHAR',
};
