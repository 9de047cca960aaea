import { dutchLocal, exportedAt } from './calendar.ts';
import type { SampleIncident } from './incidents.ts';

const columns = [
  'number',
  'incident_state',
  'short_description',
  'priority',
  'u_category',
  'opened_at',
  'u_occurred_at',
  'u_detected_at',
  'u_acknowledged_at',
  'u_contained_at',
  'u_eradicated_at',
  'u_recovered_at',
  'resolved_at',
  'closed_at',
  'u_detected_by',
  'u_disposition',
  'u_procedure',
  'u_alert_ids',
  'reopen_count',
  'sys_mod_count',
  'sys_updated_on',
] as const;
type Update = Record<(typeof columns)[number], string>;

/** The service desk's audit log as CSV: one row per update, in the order they were made. */
export function serviceDeskCsv(incidents: readonly SampleIncident[]): string {
  const updates = incidents.flatMap((incident, index) =>
    moments(incident).map((at, count, all) => {
      const update = seenAt(incident, at, count);
      if (count === all.length - 1) soil(index, update, incident);
      return { at, line: columns.map((column) => cell(update[column])).join(',') };
    }),
  );
  updates.sort((a, b) => a.at - b.at);
  return `${[columns.join(','), ...updates.map(({ line }) => line)].join('\n')}\n`;
}

/** When someone touched the ticket: opened, acknowledged, contained, resolved, closed. */
function moments(incident: SampleIncident): number[] {
  const { openedAt, acknowledgedAt, containedAt, resolvedAt, closedAt } = incident;
  const touched = [openedAt, acknowledgedAt, containedAt, resolvedAt, closedAt];
  return touched.filter((at) => at !== undefined && at < exportedAt) as number[];
}

/** The ticket as it stood at a moment. */
function seenAt(incident: SampleIncident, now: number, count: number): Update {
  const time = (at: number | undefined) => (at === undefined || at > now ? '' : dutchLocal(at));
  const resolved = incident.resolvedAt !== undefined && incident.resolvedAt <= now;
  const closed = incident.closedAt !== undefined && incident.closedAt <= now;
  return {
    number: incident.number,
    incident_state: closed ? 'Closed' : resolved ? 'Resolved' : count === 0 ? 'New' : 'In Progress',
    short_description: incident.title,
    priority: incident.priority,
    u_category: incident.category,
    opened_at: time(incident.openedAt),
    u_occurred_at: time(incident.occurredAt),
    u_detected_at: time(incident.detectedAt),
    u_acknowledged_at: time(incident.acknowledgedAt),
    u_contained_at: time(incident.containedAt),
    u_eradicated_at: time(incident.eradicatedAt),
    u_recovered_at: time(incident.recoveredAt),
    resolved_at: time(incident.resolvedAt),
    closed_at: time(incident.closedAt),
    u_detected_by: incident.detectedBy,
    u_disposition: resolved ? 'true-positive' : '',
    u_procedure: incident.procedure ?? '',
    u_alert_ids: incident.alerts.join(' '),
    reopen_count: incident.reopened && resolved ? '1' : '0',
    sys_mod_count: String(count),
    sys_updated_on: dutchLocal(now),
  };
}

/** What happens to real tickets, here always to the same ones. */
function soil(index: number, update: Update, { openedAt, containedAt }: SampleIncident): void {
  if (index % 41 === 17) update.short_description = '[TEST] Exercise: lost laptop';
  if (index === 23 && containedAt !== undefined) update.u_contained_at = dutchLocal(openedAt - 7_200);
  if (index === 36 && containedAt !== undefined) update.u_contained_at = 'about noon';
  if (index === 52) update.u_detected_by = 'customer';
  if (index === 61) update.u_alert_ids = '';
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
