/**
 * The two tables every source ends in, and the only names that metric SQL may know.
 *
 * Times are naive TIMESTAMP holding UTC; a time zone is applied once, while reading. Flags are
 * BOOLEAN, where NULL means "the source does not say". Only accepted rows are in the tables:
 * quarantined rows and rows merged into a later one are counted in the ledger instead. Rows of a
 * drill or test stay, with `test = true`. An `id` is unique within its `source`.
 */
export type CanonicalType = 'VARCHAR' | 'TIMESTAMP' | 'BOOLEAN' | 'VARCHAR[]';

export const alertColumns = {
  id: 'VARCHAR',
  source: 'VARCHAR',
  team: 'VARCHAR',
  rule: 'VARCHAR',
  title: 'VARCHAR',
  level: 'VARCHAR',
  event_at: 'TIMESTAMP',
  created_at: 'TIMESTAMP',
  acknowledged_at: 'TIMESTAMP',
  closed_at: 'TIMESTAMP',
  disposition: 'VARCHAR',
  reason: 'VARCHAR',
  automated: 'BOOLEAN',
  duplicate_of: 'VARCHAR',
  test: 'BOOLEAN',
  incident_id: 'VARCHAR',
  asset: 'VARCHAR',
  techniques: 'VARCHAR[]',
} as const satisfies Record<string, CanonicalType>;

export const incidentColumns = {
  id: 'VARCHAR',
  source: 'VARCHAR',
  team: 'VARCHAR',
  title: 'VARCHAR',
  severity: 'VARCHAR',
  category: 'VARCHAR',
  occurred_at: 'TIMESTAMP',
  created_at: 'TIMESTAMP',
  detected_at: 'TIMESTAMP',
  reported_at: 'TIMESTAMP',
  acknowledged_at: 'TIMESTAMP',
  contained_at: 'TIMESTAMP',
  eradicated_at: 'TIMESTAMP',
  recovered_at: 'TIMESTAMP',
  resolved_at: 'TIMESTAMP',
  closed_at: 'TIMESTAMP',
  disposition: 'VARCHAR',
  detected_by: 'VARCHAR',
  reopened: 'BOOLEAN',
  alert_ids: 'VARCHAR[]',
  procedure: 'VARCHAR',
  test: 'BOOLEAN',
} as const satisfies Record<string, CanonicalType>;

/**
 * An interval of an incident starts when it was detected, else when it was reported, else when its record was created,
 * as SQL: the instant, and the stamp that stands in.
 */
export const incidentStart = {
  at: 'coalesce(detected_at, reported_at, created_at)',
  proxy: `CASE WHEN detected_at IS NOT NULL THEN NULL WHEN reported_at IS NOT NULL THEN 'reported_at' ELSE 'created_at' END`,
};

export type Kind = 'alerts' | 'incidents';

/** Canonical table and its columns, in order, for each kind of source. */
export const canonicalTables = {
  alerts: { table: 'alert', columns: alertColumns },
  incidents: { table: 'incident', columns: incidentColumns },
} as const satisfies Record<Kind, { table: string; columns: Record<string, CanonicalType> }>;

/** A row without these cannot be counted in any period, so it is quarantined. */
export const neededFields: readonly string[] = ['id', 'created_at'];

/** Filled by the reader itself, never by a column of an export. */
export const assignedFields: readonly string[] = ['source', 'team'];
