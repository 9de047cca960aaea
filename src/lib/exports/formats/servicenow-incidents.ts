import type { FieldMap, Format, Layout } from '#lib/exports/format.ts';

const severities = {
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
};

/** Every state that is none of these is somebody working on it, or waiting. */
const states = {
  New: 'new',
  '1': 'new',
  Resolved: 'resolved',
  '6': 'resolved',
  Closed: 'closed',
  '7': 'closed',
};

/** One way to name a column: `part` says which half of a display/value pair is meant. */
function layout(name: string, part: (column: string, half: 'value' | 'display_value') => string): Layout {
  const text = (...columns: string[]): FieldMap => ({
    columns: columns.map((column) => part(column, 'display_value')),
    ...(columns.some((column) => column.startsWith('u_')) && { custom: true }),
  });
  // ServiceNow writes times in the exporting user's date format, without a zone; the value of a pair is UTC.
  const time = (...columns: string[]): FieldMap => {
    return {
      ...text(...columns),
      columns: columns.map((column) => part(column, 'value')),
      time: ['iso', 'numeric'],
    };
  };
  return {
    name,
    fingerprint: [part('number', 'value'), part('opened_at', 'value')],
    missing: ['?'],
    fields: {
      id: text('number'),
      title: text('short_description'),
      severity: { ...text('priority'), values: severities },
      category: text('u_category', 'category'),
      occurred_at: time('u_occurred_at'),
      // Typed in by whoever opens the ticket, so it stands in for the creation.
      created_at: { ...time('opened_at'), proxy: true },
      detected_at: time('u_detected_at'),
      reported_at: time('u_reported_at'),
      acknowledged_at: time('u_acknowledged_at'),
      contained_at: time('u_contained_at'),
      eradicated_at: time('u_eradicated_at'),
      recovered_at: time('u_recovered_at'),
      resolved_at: time('resolved_at'),
      // Often set by a timer days after resolved_at.
      closed_at: time('closed_at'),
      disposition: text('u_disposition'),
      detected_by: text('u_detected_by'),
      reopened: { ...text('reopen_count'), counted: true, custom: true },
      alert_ids: text('u_alert_ids'),
      procedure: text('u_procedure'),
      test: text('u_test'),
      status: { ...text('incident_state', 'state'), values: states, otherwise: 'working' },
      actor: { ...text('sys_updated_by'), values: { system: 'machine' }, otherwise: 'person' },
    },
    order: {
      updated_at: time('sys_updated_on', 'sys_updated_at'),
      sequence: text('sys_mod_count'),
    },
  };
}

/**
 * ServiceNow `incident`: a list export, an audit log with one row per update, or the Table API. The stages of a
 * response are no standard columns: `u_…` are the names an administrator would give them.
 */
export const servicenowIncidents: Format = {
  id: 'servicenow-incidents',
  kind: 'incidents',
  layouts: [
    { ...layout('Table API JSON, display_value=all', (column, half) => `${column}.${half}`), utc: true },
    layout('list export or audit log', (column) => column),
  ],
  history: ['acknowledged_at', 'reopened'],
};
