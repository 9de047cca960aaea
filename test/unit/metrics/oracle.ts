/**
 * Every metric of the exports once more, row by row in plain TypeScript: no SQL, no table of quarters of an hour, and
 * a wall clock that is read once a minute. It gives what became of each row, and how long it took.
 */
import type { Row } from './database.ts';

export interface Judged {
  outcome: string;
  seconds?: number;
}

export const asOf = '2026-04-06T10:00:00Z';
export const timezone = 'Europe/Amsterdam';
export const hours = {
  ...{ timezone, from: '08:00', to: '17:40', holidays: ['2026-04-03'] },
  days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const,
};
export const watch = {
  hours,
  teams: [
    {
      ...{ id: 'mssp', hours: '24x7' as const, provider: true },
      agreed: [{ level: 'high', acknowledge: 1800, decide: 7200 }],
    },
    {
      ...{ id: 'in-house', hours: 'business-hours' as const, provider: false },
      agreed: [
        { level: 'high', acknowledge: 900, decide: 3600 },
        { level: 'low', acknowledge: 14_400, decide: 86_400 },
      ],
    },
  ],
};
export const targets = { 'time-to-contain': 36_000 };
const skew = 60;

const local = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', weekday: 'short' },
});
const open = new Map<number, boolean>();

/** Whether the office is open in a minute since 1970. */
function isOpen(minute: number): boolean {
  let known = open.get(minute);
  if (known === undefined) {
    const parts = Object.fromEntries(
      local.formatToParts(minute * 60_000).map(({ type, value }) => [type, value]),
    );
    const time = `${parts['hour']}:${parts['minute']}`;
    const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
    known =
      !['lör', 'sön'].includes(parts['weekday'] ?? '') &&
      date !== '2026-04-03' &&
      time >= '08:00' &&
      time < '17:40';
    open.set(minute, known);
  }
  return known;
}

function businessSeconds(from: number, to: number): number {
  let total = 0;
  for (let minute = Math.floor(from / 60); minute * 60 < to; minute += 1)
    if (isOpen(minute)) total += Math.min(to, minute * 60 + 60) - Math.max(from, minute * 60);
  return total;
}

const end = Date.parse(asOf) / 1000;
/** Seconds of a stamp that has happened by the end of the data. */
function at(row: Row, name: string): number | undefined {
  const text = row[name];
  if (typeof text !== 'string') return undefined;
  const seconds = Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
  return seconds <= end ? seconds : undefined;
}

type Clock = 'W' | 'B' | 'S';

function length(from: number, to: number, clock: Clock, team: unknown): number | undefined {
  const hoursOf = watch.teams.find(({ id }) => id === team)?.hours;
  if (clock === 'W' || (clock === 'S' && hoursOf === '24x7')) return to - from;
  if (clock === 'B' || hoursOf === 'business-hours') return businessSeconds(from, to);
  return undefined;
}

/** From a start to an end that may not have come. `done`: it will never come. */
function duration(
  start: number,
  stop: number | undefined,
  done: boolean,
  clock: Clock,
  team: unknown,
): Judged {
  if (stop === undefined && done) return { outcome: 'missing_end' };
  const until = stop ?? end;
  if (until - start < -skew) return { outcome: 'negative' };
  const seconds = length(start, Math.max(start, until), clock, team);
  if (seconds === undefined) return { outcome: 'no_hours' };
  return { outcome: stop === undefined ? 'open' : 'finished', seconds };
}

function within(judged: Judged, allowed: number | undefined): Judged {
  if (judged.outcome !== 'finished' && judged.outcome !== 'open') return judged;
  if (allowed === undefined) return { outcome: 'no_target' };
  if ((judged.seconds ?? 0) > allowed) return { outcome: 'no' };
  return { outcome: judged.outcome === 'finished' ? 'yes' : 'undecided' };
}

const agreed = (row: Row, what: 'acknowledge' | 'decide') =>
  watch.teams.find(({ id }) => id === row['team'])?.agreed.find(({ level }) => level === row['level'])?.[
    what
  ];

/** What became of one alert. Undefined: the metric is not about it. */
export function alertOutcome(
  id: string,
  clock: Clock,
  row: Row,
  incidents: readonly Row[],
): Judged | undefined {
  const created = at(row, 'created_at');
  const provider = row['team'] === 'mssp';
  if (['mssp-escalation-rate', 'mssp-in-target'].includes(id) && !provider) return undefined;
  if (row['test'] === true) return { outcome: 'test' };
  if (row['duplicate_of'] !== undefined) return { outcome: 'merged' };
  if (created === undefined) return { outcome: 'outside' };
  const closed = at(row, 'closed_at');
  const human = row['automated'] !== true;
  const ids = incidents.filter(
    (incident) => incident['id'] === row['incident_id'] && row['incident_id'] !== undefined,
  );
  const escalations = ids.flatMap((incident) => at(incident, 'created_at') ?? []).sort((a, b) => a - b);
  const escalated = escalations[0] !== undefined && escalations[0] >= created ? escalations[0] : undefined;
  const verdict = row['disposition'] === undefined ? undefined : closed;
  const decided = [verdict, escalated].filter((stamp) => stamp !== undefined).sort((a, b) => a - b)[0];
  const acknowledged = at(row, 'acknowledged_at');
  switch (id) {
    case 'off-hours-share':
      return { outcome: isOpen(Math.floor(created / 60)) ? 'no' : 'yes' };
    case 'automated-closure':
      if (closed === undefined) return { outcome: 'undecided' };
      return { outcome: row['automated'] === undefined ? 'unknown' : human ? 'no' : 'yes' };
    case 'detection-lag': {
      const event =
        typeof row['event_at'] === 'string'
          ? Date.parse(`${row['event_at'].replace(' ', 'T')}Z`) / 1000
          : undefined;
      if (event === undefined) return { outcome: 'missing_start' };
      return created - event < -skew
        ? { outcome: 'negative' }
        : { outcome: 'finished', seconds: Math.max(0, created - event) };
    }
  }
  if (!human) return { outcome: 'automated' };
  switch (id) {
    case 'time-to-acknowledge':
      return duration(created, acknowledged, closed !== undefined, clock, row['team']);
    case 'acknowledged-in-target':
      return within(
        duration(created, acknowledged, closed !== undefined, 'S', row['team']),
        agreed(row, 'acknowledge'),
      );
    case 'time-to-triage':
      return duration(created, decided, closed !== undefined, 'S', row['team']);
    case 'mssp-in-target':
      return within(
        duration(created, decided, closed !== undefined, 'S', row['team']),
        agreed(row, 'decide'),
      );
    case 'untriaged':
      if (acknowledged !== undefined || closed !== undefined) return { outcome: 'done' };
      return { outcome: 'finished', seconds: end - created };
    case 'mssp-escalation-rate':
      if (row['incident_id'] !== undefined) return { outcome: 'yes' };
      return { outcome: closed === undefined ? 'undecided' : 'no' };
  }
  throw new Error(`no oracle for ${id}`);
}

/** What became of one incident. Undefined: the metric is not about it. */
export function incidentOutcome(id: string, clock: Clock, row: Row): Judged | undefined {
  const byProvider = row['detected_by'] === 'mssp';
  if (['escalation-precision', 'handoff-time'].includes(id) && !byProvider) return undefined;
  if (row['test'] === true) return { outcome: 'test' };
  const first = ['detected_at', 'reported_at', 'created_at'].find((name) => row[name] !== undefined) ?? '';
  const begun = at(
    row,
    id === 'handoff-time' && first === 'detected_at'
      ? row['reported_at']
        ? 'reported_at'
        : 'created_at'
      : first,
  );
  if (begun === undefined) return { outcome: 'outside' };
  const stamps = (...names: string[]) => names.map((name) => at(row, name) !== undefined);
  const over = stamps('resolved_at', 'closed_at').includes(true);
  switch (id) {
    case 'dwell': {
      const occurred =
        typeof row['occurred_at'] === 'string'
          ? Date.parse(`${row['occurred_at'].replace(' ', 'T')}Z`) / 1000
          : undefined;
      if (occurred === undefined) return { outcome: 'missing_start' };
      return begun - occurred < -skew
        ? { outcome: 'negative' }
        : { outcome: 'finished', seconds: Math.max(0, begun - occurred) };
    }
    case 'time-to-eradicate':
      return duration(begun, at(row, 'eradicated_at'), over, 'W', undefined);
    case 'time-to-recover':
      return duration(begun, at(row, 'recovered_at'), over, 'W', undefined);
    case 'contained-in-target':
      return within(
        duration(begun, at(row, 'contained_at'), over, 'W', undefined),
        targets['time-to-contain'],
      );
    case 'handoff-time': {
      const ended = over || at(row, 'contained_at') !== undefined;
      return duration(begun, at(row, 'acknowledged_at'), ended, clock, undefined);
    }
    case 'found-by-others':
      if (row['detected_by'] === undefined) return { outcome: 'unknown' };
      return { outcome: row['detected_by'] === 'user' || row['detected_by'] === 'outsider' ? 'yes' : 'no' };
    case 'reopened':
      if (!over) return { outcome: 'undecided' };
      return { outcome: row['reopened'] === undefined ? 'unknown' : row['reopened'] ? 'yes' : 'no' };
    case 'stage-completeness': {
      if (!over) return { outcome: 'undecided' };
      const names = ['detected_at', 'contained_at', 'eradicated_at', 'recovered_at', 'resolved_at'];
      return { outcome: names.every((name) => row[name] !== undefined) ? 'yes' : 'no' };
    }
    case 'procedure-used':
      return { outcome: row['procedure'] === undefined ? 'no' : 'yes' };
    case 'escalation-precision':
      if (begun > end - 14 * 86_400) return { outcome: 'immature' };
      if (row['disposition'] === 'true-positive') return { outcome: 'yes' };
      return {
        outcome: ['benign-positive', 'false-positive'].includes(String(row['disposition']))
          ? 'no'
          : 'undecided',
      };
  }
  throw new Error(`no oracle for ${id}`);
}

/** Median by Kaplan and Meier of a list, counted case by case; null when never reached. */
export function naiveMedian(cases: readonly { seconds: number; finished: boolean }[]): number | null {
  let s = 1;
  for (const time of [...new Set(cases.map(({ seconds }) => seconds))].sort((a, b) => a - b)) {
    const atRisk = cases.filter(({ seconds }) => seconds >= time).length;
    const events = cases.filter(({ seconds, finished }) => seconds === time && finished).length;
    s *= 1 - events / atRisk;
    if (s <= 0.5 + 1e-9) return time;
  }
  return null;
}

export function localDay(stamp: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' });
  return day.format(Date.parse(`${stamp.replace(' ', 'T')}Z`));
}
