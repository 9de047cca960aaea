import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursStep, openSpans, openTime, type Hours } from '#lib/metrics/hours.ts';

const utc = (text: string) => Date.parse(text);
const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const office: Hours = {
  ...{ timezone: 'Europe/Amsterdam', days: week, from: '08:00', to: '18:00' },
  holidays: ['2026-04-06'],
};
const hoursOpen = (hours: Hours, from: string, to: string) =>
  openTime(openSpans(hours, utc(from), utc(to)), utc(from), utc(to)) / 3_600_000;

/** Looks at the wall clock once a minute, and shares no code with the calendar. */
function counted(hours: Hours, from: number, to: number): number {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: hours.timezone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const opens = (date: string) =>
    !hours.holidays.includes(date) &&
    hours.days.some((day) => ['sun', ...week, 'sat'].indexOf(day) === new Date(`${date}T12:00Z`).getUTCDay());
  const yesterday = (date: string) => new Date(utc(`${date}T12:00Z`) - 86_400_000).toISOString().slice(0, 10);
  let total = 0;
  for (let at = Math.floor(from / 60_000) * 60_000; at < to; at += 60_000) {
    const [date = '', time = ''] = clock.format(at).split(' ');
    const open =
      hours.from < hours.to
        ? opens(date) && time >= hours.from && time < hours.to
        : (opens(date) && time >= hours.from) || (opens(yesterday(date)) && time < hours.to);
    if (open) total += Math.min(at + 60_000, to) - Math.max(at, from);
  }
  return total;
}

describe('business hours', () => {
  it('are ten hours on a working day, and none on a weekend or a holiday', () => {
    expect(hoursOpen(office, '2026-03-04T00:00Z', '2026-03-05T00:00Z')).toBe(10);
    expect(hoursOpen(office, '2026-03-07T00:00Z', '2026-03-09T00:00Z')).toBe(0);
    expect(hoursOpen(office, '2026-04-06T00:00Z', '2026-04-07T00:00Z')).toBe(0);
  });

  it('begin an hour earlier in UTC after the clocks went forward', () => {
    const opens = (from: string, to: string) =>
      openSpans(office, utc(from), utc(to)).map(({ from }) => new Date(from).toISOString());
    expect(opens('2026-03-27T12:00Z', '2026-03-30T12:00Z')).toEqual([
      '2026-03-27T07:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
    ]);
  });

  it('of a whole day are 23 and 25 hours on the days of a clock change', () => {
    const always: Hours = {
      ...office,
      days: [...week, 'sat', 'sun'],
      from: '00:00',
      to: '00:00',
      holidays: [],
    };
    expect(hoursOpen(always, '2026-03-28T23:00Z', '2026-03-29T22:00Z')).toBe(23);
    expect(hoursOpen(always, '2026-10-24T22:00Z', '2026-10-25T23:00Z')).toBe(25);
  });

  it('of a night watch lose the hour that is skipped and gain the one shown twice', () => {
    const night: Hours = { ...office, days: ['sat'], from: '22:00', to: '06:00', holidays: [] };
    expect(hoursOpen(night, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toBe(7);
    expect(hoursOpen(night, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toBe(9);
    expect(hoursOpen({ ...night, holidays: ['2026-10-24'] }, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toBe(
      0,
    );
  });

  it('agree with a clock that is looked at once a minute, in every zone', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 0, 30, 45, 7, 59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const hours = fc.record({
      timezone: fc.constantFrom(
        'UTC',
        'Europe/Amsterdam',
        'America/St_Johns',
        'Australia/Lord_Howe',
        'Asia/Beirut',
        'Pacific/Apia',
        'America/Santiago',
      ),
      days: fc.uniqueArray(fc.constantFrom(...week, 'sat' as const, 'sun' as const), { minLength: 1 }),
      ...{ from: time, to: time },
      holidays: fc.constantFrom([], ['2026-03-29', '2026-10-25'], ['2026-09-06']),
    });
    const day = fc.constantFrom(
      '2026-03-27',
      '2026-03-29',
      '2026-04-04',
      '2026-09-05',
      '2026-10-03',
      '2026-10-24',
      '2026-06-30',
      '2011-12-29',
    );
    fc.assert(
      fc.property(hours, day, fc.nat(86_400), fc.nat(3 * 86_400), (rules, date, start, length) => {
        const from = utc(date) + start * 1000;
        const to = from + length * 1000;
        expect(openTime(openSpans(rules, from, to), from, to)).toBe(counted(rules, from, to));
      }),
      { numRuns: 80 },
    );
  });

  it('add up: what is open in two parts is open in the whole', () => {
    const instant = fc.integer({ min: utc('2026-01-01'), max: utc('2026-12-31') });
    const spans = openSpans(office, utc('2026-01-01'), utc('2027-01-01'));
    fc.assert(
      fc.property(instant, instant, instant, (...instants) => {
        const [a = 0, b = 0, c = 0] = instants.toSorted((x, y) => x - y);
        expect(openTime(spans, a, b) + openTime(spans, b, c)).toBe(openTime(spans, a, c));
      }),
    );
  });

  it('begin and end on multiples of their step', () => {
    const step = (from: string, to: string) => hoursStep({ ...office, from, to });
    expect([
      step('08:00', '18:00'),
      step('08:05', '18:00'),
      step('08:00', '17:59'),
      step('00:00', '00:00'),
    ]).toEqual([900, 300, 60, 900]);
  });
});
