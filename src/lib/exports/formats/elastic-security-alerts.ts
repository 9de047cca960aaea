import type { FieldMap, Format, Layout } from '#lib/exports/format.ts';

/** A CSV report of Discover shows times for people, in the reader's zone. */
const time = ['iso', '%b %-d, %Y @ %H:%M:%S.%g'];

const closings = ['false_positive', 'true_positive', 'benign_positive', 'duplicate', 'other'];

/** Keys of an alert, as a search or a dump of the index writes them. */
function alert(name: string, prefix: string): Layout {
  const key = (column: string): FieldMap => ({ columns: [prefix + column] });
  const changed: FieldMap = { ...key('kibana.alert.workflow_status_updated_at'), time };
  return {
    name,
    fingerprint: [`${prefix}kibana.alert.uuid`, `${prefix}kibana.alert.rule.name`, `${prefix}@timestamp`],
    dotted: true,
    missing: ['-', '(empty)'],
    fields: {
      id: key('kibana.alert.uuid'),
      rule: key('kibana.alert.rule.name'),
      title: { columns: [`${prefix}kibana.alert.reason`, `${prefix}kibana.alert.rule.name`] },
      level: key('kibana.alert.severity'),
      event_at: { ...key('kibana.alert.original_time'), time },
      created_at: { ...key('@timestamp'), time },
      // Closing an alert writes over the time it was acknowledged.
      acknowledged_at: { ...changed, only: ['working'], proxy: true },
      closed_at: { ...changed, only: ['closed'] },
      disposition: {
        ...key('kibana.alert.workflow_reason'),
        values: {
          false_positive: 'false-positive',
          true_positive: 'true-positive',
          benign_positive: 'benign-positive',
        },
        quiet: true,
        custom: true,
      },
      automated: {
        ...key('kibana.alert.workflow_reason'),
        values: { automated_closure: true, ...Object.fromEntries(closings.map((reason) => [reason, false])) },
        quiet: true,
        custom: true,
      },
      duplicate_of: {
        ...key('kibana.alert.workflow_reason'),
        values: { duplicate: 'another alert' },
        quiet: true,
        custom: true,
      },
      asset: { columns: [`${prefix}host.name`, `${prefix}user.name`], one: true },
      techniques: { ...key('kibana.alert.rule.threat'), pattern: 'T[0-9]{4}(?:\\.[0-9]{3})?' },
      status: {
        ...key('kibana.alert.workflow_status'),
        values: { open: 'new', acknowledged: 'working', 'in-progress': 'working', closed: 'closed' },
        quiet: true,
      },
      // A building block is a part of the alert that its sequence raised.
      merged_into: key('kibana.alert.building_block_type'),
    },
    order: { updated_at: changed },
  };
}

/** Alerts of Elastic Security: documents of `.alerts-security.alerts-*`, whose keys mix dots and nesting. */
export const elasticSecurityAlerts: Format = {
  id: 'elastic-security-alerts',
  kind: 'alerts',
  layouts: [alert('documents', ''), alert('hits of a search or a dump', '_source.')],
};
