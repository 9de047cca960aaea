import { dueDates } from '#lib/due/dates.ts';
import { daysBetween } from '#lib/model/date.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** What time alone brought about. A warning, so that no build breaks because a night went by. */
export const rule: Rule = {
  id: 'overdue',
  severity: 'warning',
  title: 'Reviews, exceptions, baselines, tests, gaps, promises and contacts are in date.',
  why: 'what nobody looked at for too long is no longer known to be true',
  example: {
    file: 'content/threats/invoice-fraud.mdx',
    wrong: 'reviewed: 2026-05-01',
    says: 'review was due 2026-10-28, 27 days ago',
    right: 'reviewed: 2026-11-01',
  },
  check: (input) =>
    dueDates(input.content, input.today)
      .filter(({ by }) => by < input.today)
      .map(({ file, path, what, ends, by, owner, settle }) => {
        const late = daysBetween(by, input.today);
        const message = `${what} ${ends === 'due' ? 'was due' : 'expired'} ${by}, ${late} ${late === 1 ? 'day' : 'days'} ago`;
        const hint = `owner ${owner}: ${settle(input.today)}`;
        return finding(rule, inFrontMatter(input, file, path), message, { hint });
      }),
};
