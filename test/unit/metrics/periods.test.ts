import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, periodsBetween } from '#lib/metrics/periods.ts';

const utc = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

describe('periods', () => {
  it('begin at local midnight on both sides of a clock change', () => {
    const months = periodsBetween('month', utc('2026-03-10'), utc('2026-04-10'), 'Europe/Amsterdam');
    expect(months.map(({ id, from, to }) => [id, iso(from), iso(to)])).toEqual([
      ['2026-03', '2026-02-28T23:00', '2026-03-31T22:00'],
      ['2026-04', '2026-03-31T22:00', '2026-04-30T22:00'],
    ]);
  });

  it('have 167 and 169 hours in the weeks of a clock change', () => {
    const week = (day: string) =>
      periodsBetween('week', utc(day), utc(day), 'Europe/Amsterdam').map(({ id, from, to }) => [
        id,
        (to - from) / 3_600_000,
      ]);
    expect(week('2026-03-28')).toEqual([['2026-W13', 167]]);
    expect(week('2026-10-24')).toEqual([['2026-W43', 169]]);
  });

  it('begin at the first minute there is when midnight is skipped', () => {
    // Beirut, 29 March 2026: 00:00 becomes 01:00.
    const [, april] = periodsBetween('week', utc('2026-03-25'), utc('2026-03-31'), 'Asia/Beirut');
    expect(iso(april?.from ?? 0)).toBe('2026-03-29T21:00');
    // Santiago, 6 September 2026: 00:00 becomes 01:00, so the day begins at 04:00 UTC.
    const day = periodsBetween('month', utc('2026-09-06'), utc('2026-09-06'), 'America/Santiago');
    expect(day.map(({ from, to }) => [iso(from), iso(to)])).toEqual([
      ['2026-09-01T04:00', '2026-10-01T03:00'],
    ]);
  });

  it('name the week after its Thursday at the edges of a year', () => {
    const weeks = (from: string, to: string) =>
      periodsBetween('week', utc(from), utc(to), 'UTC').map(({ id, from: start }) => [
        id,
        iso(start).slice(0, 10),
      ]);
    expect(weeks('2020-12-31', '2021-01-05')).toEqual([
      ['2020-W53', '2020-12-28'],
      ['2021-W01', '2021-01-04'],
    ]);
    expect(weeks('2024-12-31', '2024-12-31')).toEqual([['2025-W01', '2024-12-30']]);
    expect(weeks('2027-01-02', '2027-01-02')).toEqual([['2026-W53', '2026-12-28']]);
  });

  it('put an instant in the month and year of the reporting zone', () => {
    const at = (zone: string) =>
      periodsBetween('year', utc('2026-12-31T23:30Z'), utc('2026-12-31T23:30Z'), zone)[0]?.id;
    expect([at('UTC'), at('Europe/Amsterdam'), at('Pacific/Kiritimati'), at('Pacific/Pago_Pago')]).toEqual([
      '2026',
      '2027',
      '2027',
      '2026',
    ]);
  });

  it('follow each other without a gap and hold both ends, in every zone', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Amsterdam',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    const kind = fc.constantFrom('week', 'month', 'quarter', 'year');
    const instant = fc.integer({ min: utc('2009-01-01'), max: utc('2031-01-01') });
    fc.assert(
      fc.property(zone, kind, instant, fc.nat(400), (timezone, of, from, days) => {
        const to = from + days * 86_400_000;
        const periods = periodsBetween(of, from, to, timezone);
        expect(periods[0]?.from).toBeLessThanOrEqual(from);
        expect(periods.at(-1)?.to).toBeGreaterThan(to);
        for (const [i, period] of periods.entries()) {
          if (i > 0) expect(period.from).toBe(periods[i - 1]?.to);
          expect(kindOf(period.id)).toBe(of);
          const local = new Intl.DateTimeFormat('sv-SE', {
            timeZone: timezone,
            dateStyle: 'short',
            timeStyle: 'short',
          });
          expect(local.format(period.from).slice(11)).toBe('00:00');
        }
        expect(new Set(periods.map(({ id }) => id)).size).toBe(periods.length);
      }),
      { numRuns: 60 },
    );
  });

  it('refuse a zone that does not exist', () => {
    expect(() => periodsBetween('year', 0, 0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});
