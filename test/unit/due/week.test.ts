import { describe, expect, it } from 'vitest';
import { dueDates } from '#lib/due/dates.ts';
import { dueIn, dueInRegistry, type Due } from '#lib/due/due.ts';
import { formats, printDue } from '#lib/due/print.ts';
import { week, weekMinutes } from '#lib/due/week.ts';
import { dueWords, type DueKind } from '#lib/due/words.ts';
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

const page = entry('use-case', 'u', { title: 'Page' });
const row = (by: string) => ({ path: ['x'], by, owner: 'technical-lead' as const, settle: () => '' });
const made = (kind: DueKind, by: string): Due => dueIn(page, kind, row(by));

describe('the coordinator’s week', () => {
  it('puts what is followed in an incident before what is only read, however late that is', () => {
    expect(week(dates(), today).map(({ due }) => due.title)).toEqual([hostile, 'Fraud']);
  });

  it('puts an exception that has ended before one that ends, and both before a review', () => {
    const rows = [
      made('review', '2025-01-01'),
      made('exception', '2026-11-28'),
      made('exception', '2026-11-01'),
    ];
    expect(week(rows, today).map(({ due }) => due.by)).toEqual(['2026-11-01', '2026-11-28', '2025-01-01']);
  });

  it('never takes more than five things or four hours, and leaves what is far away', () => {
    const rows = Array.from({ length: 9 }, () => made('test', '2026-11-01'));
    const chosen = week([...rows, made('review', '2026-12-02')], today);
    expect(chosen).toHaveLength(4);
    expect(chosen.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(weekMinutes);
    expect(
      week(
        Array.from({ length: 9 }, () => made('review', today)),
        today,
      ),
    ).toHaveLength(5);
    expect(week([made('review', '2026-12-02')], today)).toEqual([]);
  });

  it('takes a round of calls, and the questions of one report, for one thing each', () => {
    const call = (by: string) => dueInRegistry('contacts', 'contact', row(by));
    const other = entry('report', '2026-Q2', { title: 'Other' });
    const rows = [
      ...[made('ask', '2026-11-13'), made('ask', '2026-11-14'), dueIn(other, 'ask', row('2026-11-15'))],
      ...[call('2026-11-20'), call('2026-11-21'), made('promise', today)],
    ];
    expect(week(rows, today).map(({ due }) => `${due.kind} ${due.by}`)).toEqual([
      'contact 2026-11-20',
      'ask 2026-11-13',
      'ask 2026-11-15',
      `promise ${today}`,
    ]);
  });

  it('puts what a procedure needs first, and reviews last, whatever else waits', () => {
    const needed = entry('preparation', 'n', { needed_by: ['p', 'q'] });
    const unused = entry('preparation', 'o', {});
    const rows = [
      made('review', '2026-01-01'),
      dueIn(unused, 'preparation-test', row('2026-02-01')),
      made('baseline', '2026-03-01'),
      dueIn(needed, 'preparation-test', row('2026-11-28')),
    ];
    expect(week(rows, today).map(({ due, why }) => [due.by, why.split(' on it')[0]])).toEqual([
      ['2026-11-28', '2 procedures rely'],
      ['2026-03-01', 'What it calls normal is old: it alerts on what is usual by now.'],
      ['2026-02-01', '0 procedures rely'],
    ]);
  });

  it('has a sentence and minutes for every kind', () => {
    for (const kind of Object.keys(dueWords) as DueKind[]) {
      const [worth] = week([made(kind, today)], today);
      expect(worth?.why, kind).toMatch(/^[A-Z0].+\.$/);
      expect(worth?.minutes, kind).toBeGreaterThan(0);
    }
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
