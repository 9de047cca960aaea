import type { Format } from '#lib/exports/format.ts';

const time = ['epoch-milliseconds', 'iso'];

/**
 * Alerts of TheHive 5. One that was imported is decided: it became part of a case, whose verdict is its own. A
 * detection has no name of its own here; the title is nearest to it.
 */
export const thehiveAlerts: Format = {
  id: 'thehive-alerts',
  kind: 'alerts',
  layouts: [
    {
      fingerprint: ['_id', '_createdAt', 'sourceRef', 'stage'],
      fields: {
        id: { columns: ['_id'] },
        rule: { columns: ['title'] },
        title: { columns: ['title'] },
        level: { columns: ['severity'], values: { '1': 'low', '2': 'medium', '3': 'high', '4': 'critical' } },
        event_at: { columns: ['date'], time },
        created_at: { columns: ['newDate', '_createdAt'], time },
        acknowledged_at: { columns: ['inProgressDate', 'importedDate'], time },
        closed_at: { columns: ['closedDate', 'importedDate'], time },
        disposition: {
          columns: ['status'],
          values: {
            TruePositive: 'true-positive',
            FalsePositive: 'false-positive',
            Indeterminate: 'undetermined',
          },
          quiet: true,
        },
        duplicate_of: {
          columns: ['status'],
          values: { Duplicated: 'another alert', Duplicate: 'another alert' },
          quiet: true,
        },
        incident_id: { columns: ['caseId'] },
      },
      order: { updated_at: { columns: ['_updatedAt'], time } },
    },
  ],
  joins: { format: 'thehive-cases', fields: ['disposition'] },
};
