import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, isReportPeriod, monthsUpTo, periodBefore, periodInWords } from '#lib/reports/span.ts';

const year = fc.integer({ min: 1990, max: 2200 });
const period = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
);

describe('the period of a report', () => {
  it('is a month, a quarter or a year', () => {
    for (const good of ['2026', '2026-Q1', '2026-12']) expect(isReportPeriod(good)).toBe(true);
    for (const bad of ['2026-Q5', '2026-13', '2026-W12', '26', '2026-Q0', '', '2026-1'])
      expect(isReportPeriod(bad)).toBe(false);
  });

  it('begins the day after the one before it ends', () => {
    fc.assert(
      fc.property(period, (id) => {
        const end = new Date(`${daysOf(periodBefore(id)).last}T00:00:00Z`);
        end.setUTCDate(end.getUTCDate() + 1);
        expect(daysOf(id).first).toBe(end.toISOString().slice(0, 10));
      }),
    );
  });

  it('ends in the last of its months, and months follow each other', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 1, max: 30 }), (id, count) => {
        const months = monthsUpTo(id, count);
        expect(months).toHaveLength(count);
        expect(daysOf(id).last.slice(0, 7)).toBe(months.at(-1));
        months.slice(1).forEach((month, index) => expect(periodBefore(month)).toBe(months[index]));
      }),
    );
  });

  it('reads as people say it', () => {
    expect(periodInWords('2026-Q3')).toBe('third quarter of 2026');
    expect(periodInWords('2026-09')).toBe('September 2026');
  });
});
