import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodLabel, positionOf, positionsOf, timeline } from '#lib/charts/period.ts';

const ids = (...periods: string[]) => periods.map((period) => ({ period }));

describe('a period', () => {
  it.each([
    ['2026', '2026'],
    ['2026-Q3', 'Q3 2026'],
    ['2025-11', 'Nov 2025'],
    ['2026-W36', '31 Aug 2026'],
    ['2020-W53', '28 Dec 2020'],
    ['2026-11-24', '24 Nov 2026'],
  ])('%s is called %s', (id, label) => expect(periodLabel(id)).toBe(label));

  it('begins a week on the Monday of its ISO week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 52 }), (year, week) => {
        const id = `${year}-W${String(week).padStart(2, '0')}`;
        const monday = timeline(ids(id)).periods[0]?.start ?? new Date(Number.NaN);
        // Independent: the ISO week of a Monday is counted by its Thursday.
        const thursday = new Date(monday.getTime() + 3 * 86_400_000);
        const dayOfYear = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000;
        expect(monday.getUTCDay()).toBe(1);
        expect([thursday.getUTCFullYear(), Math.floor(dayOfYear / 7) + 1]).toEqual([year, week]);
      }),
    );
  });

  it('of no known form is refused with the forms there are', () => {
    expect(() => periodLabel('2026-13')).toThrow('"2026-13" is not a period; write 2026, 2026-Q3, 2026-09');
  });
});

describe('a timeline', () => {
  it('sorts, and keeps a place for what is missing', () => {
    const { periods, rows } = timeline(ids('2026-02', '2025-11', '2026-01'));
    expect(periods.map(({ label }) => label)).toEqual(['Nov 2025', 'Dec 2025', 'Jan 2026', 'Feb 2026']);
    expect(rows.map((row) => row?.period)).toEqual(['2025-11', undefined, '2026-01', '2026-02']);
  });

  it('steps by quarters and over the turn of ISO years', () => {
    expect(timeline(ids('2025-Q4', '2026-Q2')).periods.map(({ short }) => short)).toEqual(['Q4', 'Q1', 'Q2']);
    expect(timeline(ids('2020-W52', '2021-W01')).periods.map(({ short }) => short)).toEqual([
      '21 Dec',
      '28 Dec',
      '4 Jan',
    ]);
  });

  it('refuses mixed kinds and repeated periods', () => {
    expect(() => timeline(ids('2026-01', '2026-Q1'))).toThrow('cannot share an axis');
    expect(() => timeline(ids('2026-01', '2026-01'))).toThrow('stands twice');
  });

  it('finds positions, and none outside', () => {
    const { periods } = timeline(ids('2026-01', '2026-06'));
    expect(positionOf(periods, '2026-03')).toBe(2);
    expect(positionOf(periods, '2027-03')).toBe(-1);
    expect(positionsOf(periods, '2025-01', '2026-02')).toEqual([0, 1]);
    expect(positionsOf(periods, '2027-01', '2027-02')).toEqual([]);
  });
});
