import type { FieldMap, Format } from '#lib/exports/format.ts';

/** The portal's CSV follows the language of whoever exports it; `az` and the API write ISO. */
function time(column: string): FieldMap {
  return { columns: [column], time: ['iso', 'numeric'] };
}

/** Who changes an incident without being a person, as `ModifiedBy` begins. */
const machines = {
  'Incident created from alert': 'machine',
  'Alert updated incident': 'machine',
  'Alert added to incident': 'machine',
  'Automation rule': 'machine',
  Playbook: 'machine',
  'Microsoft Defender': 'machine',
  'Microsoft 365 Defender': 'machine',
  'Microsoft XDR': 'machine',
};

/**
 * `SecurityIncident` of Log Analytics: one row per change. The changes tell who took the incident and when it was
 * first closed; an export of the last rows alone has only `FirstModifiedTime`, which automation sets as well.
 * Microsoft has no word for our worst severity.
 */
export const microsoftSentinelIncidents: Format = {
  id: 'microsoft-sentinel-incidents',
  kind: 'incidents',
  layouts: [
    {
      fingerprint: ['IncidentNumber', 'LastModifiedTime', 'CreatedTime'],
      missing: ['0001-01-01T00:00:00Z'],
      inside: { Owner: ['userPrincipalName', 'email', 'assignedTo'] },
      fields: {
        id: { columns: ['IncidentNumber'] },
        title: { columns: ['Title'] },
        severity: {
          columns: ['Severity'],
          values: { High: 'SEV2', Medium: 'SEV3', Low: 'SEV4', Informational: 'SEV4' },
        },
        occurred_at: { ...time('FirstActivityTime'), proxy: true },
        created_at: time('CreatedTime'),
        acknowledged_at: { ...time('FirstModifiedTime'), proxy: true },
        resolved_at: { ...time('ClosedTime'), only: ['closed'], proxy: true },
        closed_at: { ...time('ClosedTime'), only: ['closed'] },
        disposition: {
          columns: ['Classification'],
          values: {
            TruePositive: 'true-positive',
            BenignPositive: 'benign-positive',
            FalsePositive: 'false-positive',
            Undetermined: 'undetermined',
          },
        },
        alert_ids: { columns: ['AlertIds'] },
        status: { columns: ['Status'], values: { New: 'new', Active: 'working', Closed: 'closed' } },
        actor: { columns: ['ModifiedBy'], prefixes: machines, otherwise: 'person' },
      },
      order: { updated_at: time('LastModifiedTime'), recorded_at: time('TimeGenerated') },
    },
  ],
  history: ['acknowledged_at', 'resolved_at', 'reopened'],
};
