import type { Format } from '#lib/exports/format.ts';

const resolvedAlerts = { list: 'alerts', take: 'resolvedDateTime' };

/**
 * Incidents of Microsoft Graph security, pages of `value` with `$expand=alerts`. An incident has no time of its own
 * for its end: the last of its alerts stands in, and without alerts its last update does. One that was merged
 * names the other in `redirectIncidentId`. Microsoft has no word for our worst severity.
 */
export const microsoftDefenderIncidents: Format = {
  id: 'microsoft-defender-incidents',
  kind: 'incidents',
  layouts: [
    {
      fingerprint: ['id', 'displayName', 'createdDateTime', 'lastUpdateDateTime'],
      missing: ['0001-01-01T00:00:00Z'],
      fields: {
        id: { columns: ['id'] },
        title: { columns: ['displayName'] },
        severity: {
          columns: ['severity'],
          values: { high: 'SEV2', medium: 'SEV3', low: 'SEV4', informational: 'SEV4' },
          none: ['unknown', 'unknownFutureValue'],
        },
        occurred_at: {
          columns: [{ list: 'alerts', take: 'firstActivityDateTime' }],
          pick: 'earliest',
          proxy: true,
        },
        created_at: { columns: ['createdDateTime'] },
        resolved_at: { columns: [resolvedAlerts], pick: 'latest', only: ['closed'], proxy: true },
        closed_at: {
          columns: [resolvedAlerts, 'lastUpdateDateTime'],
          pick: 'latest',
          only: ['closed'],
          proxy: true,
        },
        disposition: {
          columns: ['classification'],
          values: {
            truePositive: 'true-positive',
            falsePositive: 'false-positive',
            informationalExpectedActivity: 'benign-positive',
          },
          none: ['unknown', 'unknownFutureValue'],
        },
        alert_ids: { columns: [{ list: 'alerts', take: 'id' }] },
        status: {
          columns: ['status'],
          values: { active: 'new', inProgress: 'working', awaitingAction: 'working', resolved: 'closed' },
          quiet: true,
        },
        merged_into: { columns: ['redirectIncidentId'] },
      },
      order: { updated_at: { columns: ['lastUpdateDateTime'] } },
    },
  ],
};
