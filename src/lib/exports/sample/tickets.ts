import type { SampleAlert } from './alerts.ts';
import { dutchLocal, isoLocal } from './calendar.ts';
import type { Random } from './random.ts';
import type { Verdict } from './rules.ts';

const columns = [
  'ticket',
  'opened',
  'rule',
  'summary',
  'prio',
  'asset',
  'event_time',
  'picked_up',
  'closed',
  'verdict',
  'reason',
  'by_automation',
  'incident',
  'techniques',
  'updated',
] as const;
type Column = (typeof columns)[number];
type Ticket = Record<Column, string>;

const reasons: Readonly<Record<Verdict, readonly (readonly [string, number])[]>> = {
  TP: [
    ['malicious-activity', 6],
    ['blocked-attack', 3],
    ['policy-violation', 1],
  ],
  BP: [
    ['expected-user-activity', 5],
    ['line-of-business', 3],
    ['authorised-admin', 2],
  ],
  FP: [
    ['incorrect-logic', 5],
    ['inaccurate-data', 4],
    ['stale-indicator', 1],
  ],
  UND: [['insufficient-data', 1]],
};

/** The provider's export as CSV, with the dirt such files have. */
export function ticketsCsv(random: Random, alerts: readonly SampleAlert[]): string {
  const lines = [columns.join(',')];
  for (const [index, alert] of alerts.entries()) {
    const ticket = makeTicket(random, alert);
    // exported once while it was open, and again when it was closed
    if (alert.closedAt !== undefined && index % 83 === 11) lines.push(line(stillOpen(ticket, alert)));
    soil(index, ticket, alert);
    lines.push(index === 2_117 ? line(ticket).replace(/,[^,]*$/, '') : line(ticket));
    if (index % 1_201 === 400) lines.push(line(ticket));
    if (index === 1_333)
      lines.push(
        `${alert.id}9,${isoLocal(alert.createdAt)},Atypical travel,"Sign-in from a new place,P3,user-0077,,,,,,no,,T1078.004,`,
      );
  }
  return `${lines.join('\n')}\n`;
}

function makeTicket(random: Random, alert: SampleAlert): Ticket {
  const time = (instant: number | undefined) => (instant === undefined ? '' : isoLocal(instant));
  return {
    ticket: alert.id,
    opened: time(alert.createdAt),
    rule: alert.rule.name,
    summary: alert.rule.summary,
    prio: alert.rule.priority,
    asset: alert.asset,
    event_time: time(alert.eventAt),
    picked_up: time(alert.acknowledgedAt),
    closed: time(alert.closedAt),
    verdict: alert.verdict ?? '',
    reason: alert.verdict ? random.pick(reasons[alert.verdict]) : '',
    by_automation: alert.automated ? 'yes' : 'no',
    incident: alert.incident ?? '',
    techniques: alert.rule.techniques,
    updated: time(alert.closedAt ?? alert.acknowledgedAt ?? alert.createdAt),
  };
}

function stillOpen(ticket: Ticket, { acknowledgedAt, createdAt }: SampleAlert): Ticket {
  return { ...ticket, closed: '', verdict: '', reason: '', updated: isoLocal(acknowledgedAt ?? createdAt) };
}

/** What happens to real tickets, here always to the same ones. */
function soil(index: number, ticket: Ticket, { createdAt, closedAt }: SampleAlert): void {
  if (index % 577 === 60) ticket.opened = dutchLocal(createdAt);
  if (index % 911 === 45) ticket.opened = new Date(createdAt * 1000).toISOString();
  if (index % 263 === 31) ticket.summary += '\nsame user as last week';
  if (index % 613 === 90) ticket.summary = `[TEST] ${ticket.summary}`;
  if (index % 701 === 17 && closedAt !== undefined) ticket.closed = isoLocal(createdAt - 5_400);
  if (index % 601 === 71 && closedAt !== undefined)
    ticket.closed = ticket.picked_up = isoLocal(createdAt - 25);
  if (index === 512 || index === 2_704) ticket.opened = '';
  if (index === 905) ticket.ticket = '';
  if (index === 1_420) ticket.opened = '2026-06-31 14:05:00';
  if (index === 640 || index === 1_888) ticket.closed = 'n/a';
  if (index === 777 || index === 2_222) ticket.verdict = '?';
  if (index === 1_650) ticket.summary = '=SUM(1,1) in a file name';
}

function line(ticket: Ticket): string {
  return columns.map((column) => cell(ticket[column])).join(',');
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
