import { describe, expect, it } from 'vitest';
import { dueDates, type Due } from '#lib/due/dates.ts';
import { formats, printDue } from '#lib/due/print.ts';
import { week, weekMinutes } from '#lib/due/week.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

const today = '2026-11-24';
const hostile = 'A `title` <b>@all</b>\n::error::x [y](z) \u202e';

function dates(): Due[] {
  return dueDates(
    contentOf([
      entry('procedure', 'p', { reviewed: '2026-01-01', review_every: '90d', title: hostile }),
      entry('threat', 't', { reviewed: '2025-01-01', review_every: '90d', title: 'Fraud' }),
    ]),
    today,
  );
}

const made = (path: string[], by: string, collection = 'use-case'): Due =>
  ({ ...dates()[0], entry: { ...dates()[0]?.entry, collection }, path, by, what: path[0] }) as unknown as Due;

describe('the coordinator’s week', () => {
  it('puts what is followed in an incident before what is only read, however late that is', () => {
    expect(week(dates(), today).map(({ due }) => due.entry.id)).toEqual(['p', 't']);
  });

  it('puts an exception that has ended before one that ends, and both before a review', () => {
    const rows = [
      made(['reviewed'], '2025-01-01'),
      made(['exceptions'], '2026-11-28'),
      made(['exceptions'], '2026-11-01'),
    ];
    expect(week(rows, today).map(({ due }) => due.by)).toEqual(['2026-11-01', '2026-11-28', '2025-01-01']);
  });

  it('never takes more than five things or four hours, and leaves what is far away', () => {
    const rows = Array.from({ length: 9 }, () => made(['validations'], '2026-11-01'));
    const chosen = week([...rows, made(['reviewed'], '2026-12-02')], today);
    expect(chosen).toHaveLength(4);
    expect(chosen.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(weekMinutes);
    expect(
      week(
        Array.from({ length: 9 }, () => made(['reviewed'], today)),
        today,
      ),
    ).toHaveLength(5);
    expect(week([made(['reviewed'], '2026-12-02')], today)).toEqual([]);
  });
});

describe('the list of what is due', () => {
  const list = { today, ahead: 30, week: week(dates(), today), dates: dates() };

  it('says how late each thing is, whose it is and what settles it', () => {
    const text = printDue(list, 'text');
    expect(text).toContain('2026-04-01');
    expect(text).toContain('237 days overdue');
    expect(text).toContain('reviewed: 2026-11-24');
  });

  it.each(formats)('lets no title out of its line as %s', (format) => {
    const text = printDue(list, format);
    expect(text).not.toMatch(/^::/m);
    expect(text).not.toContain(format === 'json' ? '\n::' : '\u202e');
  });

  it('keeps a title in a code span, where nothing is a mention, a tag or a link', () => {
    const outside = printDue(list, 'markdown').replaceAll(/(`+) .*? \1(?!`)/g, '');
    expect(outside).not.toMatch(/@all|<b>|\]\(/);
  });

  it('holds everything once as JSON', () => {
    const data = JSON.parse(printDue(list, 'json')) as { dates: { file: string }[] };
    expect(data.dates).toHaveLength(2);
  });
});
