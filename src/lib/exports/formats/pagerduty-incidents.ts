import type { FieldMap, Format, Layout } from '#lib/exports/format.ts';

const priorities = { P1: 'SEV1', P2: 'SEV2', P3: 'SEV3', P4: 'SEV4', P5: 'SEV4' };

/**
 * The analytics export, by columns named as its files or as the columns of its screen. Its times carry no zone. An
 * incident a timer or the monitored service resolved has an end, but nobody resolved it; files from before
 * `auto_resolved` was added cannot tell.
 */
function analytics(name: string, column: (words: string) => string): Layout {
  const one = (...words: string[]): FieldMap => ({ columns: words.map(column) });
  const time = ['iso', 'numeric'];
  return {
    name,
    fingerprint: [column('incident number'), column('created on')],
    fields: {
      id: one('incident number'),
      title: one('description'),
      severity: { ...one('priority name', 'priority'), values: priorities },
      created_at: { ...one('created on'), time },
      acknowledged_at: { ...one('seconds to first ack'), after: 'created_at' },
      resolved_at: { ...one('resolved on'), time, only: ['closed'] },
      closed_at: { ...one('resolved on'), time },
      status: {
        ...one('auto resolved'),
        values: { true: 'timer', false: 'closed', yes: 'timer', no: 'closed' },
      },
    },
    order: {},
  };
}

/**
 * Incidents of PagerDuty. Over REST `acknowledgements` are those in force: once an incident is resolved they are
 * gone, so only the analytics export has them all. One that was merged names the other.
 */
export const pagerdutyIncidents: Format = {
  id: 'pagerduty-incidents',
  kind: 'incidents',
  layouts: [
    analytics('analytics CSV', (words) => words.replaceAll(' ', '_')),
    analytics('analytics CSV of the screen', (words) => words),
    {
      name: 'REST JSON',
      fingerprint: ['incident_number', 'created_at', 'status', 'last_status_change_at'],
      fields: {
        id: { columns: ['incident_number'] },
        title: { columns: ['title', 'summary'] },
        severity: { columns: ['priority.summary', 'priority.name'], values: priorities },
        created_at: { columns: ['created_at'] },
        acknowledged_at: {
          columns: [{ list: 'acknowledgements', take: 'at' }],
          pick: 'earliest',
          proxy: true,
        },
        resolved_at: { columns: ['resolved_at', 'last_status_change_at'], only: ['closed'] },
        closed_at: { columns: ['resolved_at', 'last_status_change_at'], only: ['closed'] },
        status: {
          columns: ['status'],
          values: { triggered: 'new', acknowledged: 'working', resolved: 'closed' },
        },
        merged_into: { columns: ['resolve_reason.incident.id'] },
      },
      order: { updated_at: { columns: ['updated_at', 'last_status_change_at'] } },
    },
  ],
};
