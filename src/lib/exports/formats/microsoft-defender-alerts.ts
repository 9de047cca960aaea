import type { Format } from '#lib/exports/format.ts';

/** What `determination` says about why, where we have a word for it. */
const reasons = {
  malware: 'malicious-activity',
  securityTesting: 'security-test',
  lineOfBusinessApplication: 'line-of-business',
  confirmedActivity: 'expected-user-activity',
  notEnoughDataToValidate: 'insufficient-data',
};

/** Alerts of Microsoft Graph security (`alerts_v2`), pages of `value`. Nothing in them says when somebody took one. */
export const microsoftDefenderAlerts: Format = {
  id: 'microsoft-defender-alerts',
  kind: 'alerts',
  layouts: [
    {
      fingerprint: ['id', 'createdDateTime', 'detectionSource', 'serviceSource'],
      missing: ['0001-01-01T00:00:00Z'],
      fields: {
        id: { columns: ['id'] },
        rule: { columns: ['title'] },
        title: { columns: ['title'] },
        level: {
          columns: ['severity'],
          values: { informational: 'informational', low: 'low', medium: 'medium', high: 'high' },
          none: ['unknown', 'unknownFutureValue'],
        },
        event_at: { columns: ['firstActivityDateTime'] },
        created_at: { columns: ['createdDateTime'] },
        closed_at: { columns: ['resolvedDateTime'], only: ['closed'] },
        disposition: {
          columns: ['classification'],
          values: {
            truePositive: 'true-positive',
            falsePositive: 'false-positive',
            informationalExpectedActivity: 'benign-positive',
          },
          none: ['unknown', 'unknownFutureValue'],
        },
        reason: { columns: ['determination'], values: reasons, quiet: true },
        incident_id: { columns: ['incidentId'] },
        asset: { columns: [{ list: 'evidence', take: 'deviceDnsName' }], one: true },
        techniques: { columns: ['mitreTechniques'] },
        status: {
          columns: ['status'],
          values: { new: 'new', inProgress: 'working', resolved: 'closed' },
          quiet: true,
        },
      },
      order: { updated_at: { columns: ['lastUpdateDateTime'] } },
    },
  ],
};
