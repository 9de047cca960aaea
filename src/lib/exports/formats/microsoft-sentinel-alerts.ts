import type { FieldMap, Format } from '#lib/exports/format.ts';

function time(...columns: string[]): FieldMap {
  return { columns, time: ['iso', 'numeric'] };
}

/**
 * `SecurityAlert` of Log Analytics. It has no owner and no close: those are the incident's, found through its
 * `AlertIds`. An alert that changes is written again with a new `TimeGenerated`, so the first row says when
 * it came. `Tactics` and `Techniques` are lists in one text, in JSON or with commas.
 */
export const microsoftSentinelAlerts: Format = {
  id: 'microsoft-sentinel-alerts',
  kind: 'alerts',
  layouts: [
    {
      fingerprint: ['SystemAlertId', 'AlertSeverity', 'TimeGenerated'],
      missing: ['0001-01-01T00:00:00Z'],
      fields: {
        id: { columns: ['SystemAlertId'] },
        rule: { columns: ['AlertName', 'DisplayName'] },
        title: { columns: ['DisplayName', 'AlertName'] },
        level: {
          columns: ['AlertSeverity'],
          values: { Informational: 'informational', Low: 'low', Medium: 'medium', High: 'high' },
          none: ['Unknown'],
        },
        event_at: time('StartTime'),
        created_at: { ...time('TimeGenerated'), first: true },
        asset: { columns: ['CompromisedEntity'] },
        techniques: { columns: ['Techniques'], pattern: 'T[0-9]{4}(?:\\.[0-9]{3})?' },
      },
      order: { updated_at: time('TimeGenerated'), recorded_at: time('ProcessingEndTime') },
    },
  ],
  joins: {
    format: 'microsoft-sentinel-incidents',
    fields: ['acknowledged_at', 'closed_at', 'disposition'],
  },
};
