import type { FieldMap, Format } from '#lib/exports/format.ts';

/** ServiceNow writes times in the exporting user's date format, without a zone. */
function time(...columns: string[]): FieldMap {
  return { columns, time: ['iso', 'numeric'] };
}

/**
 * ServiceNow `incident`, as a list export or an audit log with one row per update.
 * `opened_at` is typed in by whoever opens the ticket, so it stands in for the creation. `closed_at` is often set by a
 * timer days after `resolved_at`. The stages of a response are no standard columns: `u_…` are the names
 * an administrator would give them.
 */
export const servicenowIncidents: Format = {
  id: 'servicenow-incidents',
  kind: 'incidents',
  fingerprints: [['number', 'opened_at']],
  missing: ['?'],
  fields: {
    id: { columns: ['number'] },
    title: { columns: ['short_description'] },
    severity: {
      columns: ['priority'],
      values: {
        '1 - Critical': 'SEV1',
        '2 - High': 'SEV2',
        '3 - Moderate': 'SEV3',
        '4 - Low': 'SEV4',
        '5 - Planning': 'SEV4',
        '1': 'SEV1',
        '2': 'SEV2',
        '3': 'SEV3',
        '4': 'SEV4',
        '5': 'SEV4',
      },
    },
    category: { columns: ['u_category', 'category'] },
    occurred_at: time('u_occurred_at'),
    created_at: { ...time('opened_at'), proxy: true },
    detected_at: time('u_detected_at'),
    reported_at: time('u_reported_at'),
    acknowledged_at: time('u_acknowledged_at'),
    contained_at: time('u_contained_at'),
    eradicated_at: time('u_eradicated_at'),
    recovered_at: time('u_recovered_at'),
    resolved_at: time('resolved_at'),
    closed_at: time('closed_at'),
    disposition: { columns: ['u_disposition'] },
    detected_by: { columns: ['u_detected_by'] },
    reopened: { columns: ['reopen_count'], counted: true },
    alert_ids: { columns: ['u_alert_ids'] },
    procedure: { columns: ['u_procedure'] },
    test: { columns: ['u_test'] },
  },
  order: {
    updated_at: time('sys_updated_on', 'sys_updated_at'),
    sequence: { columns: ['sys_mod_count'] },
  },
};
