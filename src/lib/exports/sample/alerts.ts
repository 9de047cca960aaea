import { daySeconds, exportedAt, firstDay, isNight, isWeekend, lastDay, progress } from './calendar.ts';
import type { Random } from './random.ts';
import { rules, weeklyAt, type Priority, type SampleRule, type Verdict } from './rules.ts';

/** One ticket of the provider. Times are seconds in UTC; what has not happened by the export is missing. */
export interface SampleAlert {
  id: string;
  rule: SampleRule;
  asset: string;
  eventAt: number;
  createdAt: number;
  acknowledgedAt?: number;
  closedAt?: number;
  verdict?: Verdict;
  automated: boolean;
  incident?: string;
}

/** Median seconds to acknowledge, and from there to a verdict, as the provider starts in March. */
const pace: Readonly<Record<Priority, readonly [acknowledge: number, decide: number]>> = {
  P1: [360, 1_300],
  P2: [720, 2_600],
  P3: [2_100, 5_200],
  P4: [5_400, 11_000],
};

/** Share of a day's alerts by hour, in UTC: office hours and a quiet night. */
const hours: readonly (readonly [number, number])[] = Array.from({ length: 24 }, (_, hour) => {
  const weight = hour >= 6 && hour < 16 ? 8 : hour >= 16 && hour < 21 ? 3 : 1.6;
  return [hour, weight] as const;
});

/** Nine months of tickets in the order they were created. */
export function makeAlerts(random: Random): SampleAlert[] {
  const drafts: Omit<SampleAlert, 'id'>[] = [];
  for (let day = firstDay; day <= lastDay; day += daySeconds)
    for (const rule of rules) {
      const share = isWeekend(day + daySeconds / 2) ? 0.07 : 0.172;
      const alerts = random.count(weeklyAt(rule, day) * share);
      for (let index = 0; index < alerts; index += 1) drafts.push(makeAlert(random, rule, day));
    }
  drafts.sort((a, b) => a.createdAt - b.createdAt);
  return drafts.map((draft, index) => ({ id: `FW-${204_100 + index * 3}`, ...draft }));
}

function makeAlert(random: Random, rule: SampleRule, day: number): Omit<SampleAlert, 'id'> {
  const createdAt = day + random.pick(hours) * 3600 + random.whole(0, 3599);
  const asset =
    rule.asset === 'user' ? `user-${pad(random.whole(1, 640))}` : `ws-${pad(random.whole(1, 420))}`;
  const alert = { rule, asset, eventAt: createdAt - random.logNormal(210, 1.1), createdAt, automated: false };
  if (random.chance(rule.automated ?? 0)) {
    const closedAt = createdAt + random.whole(40, 150);
    const verdict = random.pick([
      ['FP', 7],
      ['BP', 3],
    ] as const);
    return { ...alert, automated: true, acknowledgedAt: closedAt, closedAt, verdict };
  }
  if (random.chance(0.004)) return alert; // forgotten
  const [acknowledge, decide] = pace[rule.priority];
  const slow = (isNight(createdAt) ? 1.8 : 1) * (isWeekend(createdAt) ? 1.3 : 1) * loudness(createdAt);
  const acknowledgedAt =
    createdAt + random.logNormal(acknowledge * slow * (1.25 - 0.5 * progress(createdAt)), 0.75);
  const long = random.chance(0.03) ? 22 : 1;
  const closedAt =
    acknowledgedAt + random.logNormal(decide * slow * long * (1.15 - 0.35 * progress(createdAt)), 1.05);
  const verdict = random.pick(Object.entries(rule.verdicts) as [Verdict, number][]);
  const unseen = random.chance(0.012);
  const unsaid = random.chance(0.025);
  return {
    ...alert,
    ...(acknowledgedAt < exportedAt && !unseen && { acknowledgedAt }),
    ...(closedAt < exportedAt && { closedAt, ...(!unsaid && { verdict }) }),
  };
}

/** Everything waits longer while one rule floods the queue. */
function loudness(instant: number): number {
  const flood = rules.reduce((sum, rule) => sum + weeklyAt(rule, instant), 0) / 65;
  return Math.max(1, flood);
}

function pad(number: number): string {
  return String(number).padStart(4, '0');
}
