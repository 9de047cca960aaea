/** Instants of the sample are seconds since 1970 in UTC; people and tools write them in Amsterdam. */
export const timezone = 'Europe/Amsterdam';
export const firstDay = utc('2026-03-01T00:00:00Z');
export const lastDay = utc('2026-11-22T00:00:00Z');
/** The moment both exports were taken. */
export const exportedAt = utc('2026-11-23T05:00:00Z');
export const daySeconds = 86_400;

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: timezone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  weekday: 'short',
});

export function utc(instant: string): number {
  return Date.parse(instant) / 1000;
}

interface WallClock {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
  weekday: string;
}

function wallClock(instant: number): WallClock {
  const parts = format.formatToParts(instant * 1000).map(({ type, value }) => [type, value]);
  return Object.fromEntries(parts) as WallClock;
}

/** `2026-03-01 08:12:45`, without a zone. */
export function isoLocal(instant: number): string {
  const { year, month, day, hour, minute, second } = wallClock(instant);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** `01-03-2026 08:12:45`, as a Dutch user of the service desk sees it. */
export function dutchLocal(instant: number): string {
  const { year, month, day, hour, minute, second } = wallClock(instant);
  return `${day}-${month}-${year} ${hour}:${minute}:${second}`;
}

export function isWeekend(instant: number): boolean {
  return ['Sat', 'Sun'].includes(wallClock(instant).weekday);
}

/** Between ten at night and seven in the morning. */
export function isNight(instant: number): boolean {
  const hour = Number(wallClock(instant).hour);
  return hour < 7 || hour >= 22;
}

/** 0 at the first day, 1 at the last: how far a slow improvement has come. */
export function progress(instant: number): number {
  return Math.min(1, Math.max(0, (instant - firstDay) / (lastDay - firstDay)));
}
