import type { SampleAlert } from './alerts.ts';
import { daySeconds, exportedAt, firstDay, isNight, isWeekend, lastDay, progress } from './calendar.ts';
import type { Random } from './random.ts';
import { rules, type SampleRule } from './rules.ts';

export const priorities = ['1 - Critical', '2 - High', '3 - Moderate', '4 - Low'] as const;

/** One incident at the service desk. Times are seconds in UTC; what has not happened is missing. */
export interface SampleIncident {
  number: string;
  title: string;
  priority: (typeof priorities)[number];
  category: string;
  procedure?: string;
  detectedBy: 'own' | 'mssp' | 'user' | 'outsider';
  alerts: string[];
  occurredAt?: number;
  detectedAt: number;
  openedAt: number;
  acknowledgedAt: number;
  containedAt?: number;
  eradicatedAt?: number;
  recoveredAt?: number;
  resolvedAt?: number;
  closedAt?: number;
  reopened: boolean;
}

/** Median seconds from detection to containment, then to the following stages, by priority. */
const pace = {
  '1 - Critical': [9_000, 30_000, 90_000],
  '2 - High': [17_000, 36_000, 60_000],
  '3 - Moderate': [34_000, 50_000, 45_000],
  '4 - Low': [90_000, 60_000, 40_000],
} as const;

/** Resolved tickets close by themselves after five days. */
const timer = 5 * daySeconds;

/**
 * Incidents that true positives became, and those that people reported. Marks the alerts with the incident's number.
 */
export function makeIncidents(random: Random, alerts: readonly SampleAlert[]): SampleIncident[] {
  const seeds: { rule: SampleRule; at: number; alert?: SampleAlert }[] = [];
  for (const alert of alerts)
    if (alert.verdict === 'TP' && alert.closedAt !== undefined && random.chance(escalated(alert.rule)))
      seeds.push({ rule: alert.rule, at: alert.createdAt, alert });
  const weights = rules.map((rule) => [rule, rule.verdicts.TP] as const);
  for (let index = 0; index < 24; index += 1)
    seeds.push({ rule: random.pick(weights), at: random.whole(firstDay, lastDay) });
  seeds.sort((a, b) => a.at - b.at);
  return seeds.map(({ rule, at, alert }, index) => {
    const number = `INC00${31_204 + index * 7}`;
    if (alert) alert.incident = number;
    return makeIncident(random, number, rule, at, alert);
  });
}

/** Few reported messages become an incident; what an outsider did in an account mostly does. */
function escalated(rule: SampleRule): number {
  if (rule.priority === 'P1') return 1;
  return { P2: 0.3, P3: 0.25, P4: 0.04 }[rule.priority];
}

function makeIncident(
  random: Random,
  number: string,
  rule: SampleRule,
  at: number,
  alert: SampleAlert | undefined,
): SampleIncident {
  const priority =
    rule.incident.procedure === 'ransomware'
      ? random.pick([
          [priorities[0], 4],
          [priorities[1], 6],
        ] as const)
      : random.pick([
          [priorities[0], 1],
          [priorities[1], 16],
          [priorities[2], 52],
          [priorities[3], 31],
        ] as const);
  const detectedBy = alert
    ? random.pick([
        ['mssp', 7],
        ['own', 3],
      ] as const)
    : random.pick([
        ['user', 11],
        ['own', 8],
        ['outsider', 3],
      ] as const);
  const off = isNight(at) || isWeekend(at);
  const openedAt = at + random.logNormal(off ? 5_400 : 1_500, 0.8);
  const acknowledgedAt = openedAt + random.logNormal(off ? 2_400 : 900, 0.9);
  const [contain, eradicate, recover] = pace[priority];
  const slow = (off ? 1.7 : 1) * (1.2 - 0.4 * progress(at));
  const contained = acknowledgedAt + random.logNormal(contain * slow, 0.9);
  const eradicated = contained + random.logNormal(eradicate, 0.8);
  const recovered = eradicated + random.logNormal(recover, 0.8);
  const resolved = recovered + random.logNormal(14_000, 1);
  const closed =
    resolved + (random.chance(0.8) ? timer + random.whole(0, 900) : random.logNormal(40_000, 0.9));
  const told = {
    stages: random.chance(priority === '4 - Low' ? 0.35 : 0.85),
    contained: random.chance(0.93),
  };
  const past = (time: number) => time < exportedAt;
  return {
    number,
    title: rule.incident.title,
    priority,
    category: rule.incident.category,
    ...(random.chance(0.7) && { procedure: rule.incident.procedure }),
    detectedBy,
    alerts: alert ? [alert.id] : [],
    ...(random.chance(0.55) && { occurredAt: at - random.logNormal(50_000, 1.5) }),
    detectedAt: at,
    openedAt,
    acknowledgedAt,
    ...(past(contained) && told.contained && { containedAt: contained }),
    ...(past(eradicated) && told.stages && { eradicatedAt: eradicated }),
    ...(past(recovered) && told.stages && { recoveredAt: recovered }),
    ...(past(resolved) && { resolvedAt: resolved }),
    ...(past(closed) && { closedAt: closed }),
    reopened: random.chance(0.06),
  };
}
