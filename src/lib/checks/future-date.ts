import { collectionNames } from '#lib/model/collection.ts';
import type { Rule } from './rule.ts';
import { textsOf } from './text.ts';
import { finding, inFrontMatter } from './where.ts';

// Keys that say something happened. A planned date has another name, or stands in a row marked not-run.
const past = new Set([
  'reviewed',
  'last_tested',
  'last_refreshed',
  'tuned_on',
  'decided_on',
  'applied_on',
  'asked_provider_on',
  'created',
  'seen',
  'done',
  'verified_on',
]);
const pastIn: Record<string, string> = { tests: 'on', corrections: 'on', history: 'date', intel: 'date' };

/** Something that has happened, dated after today. */
export const rule: Rule = {
  id: 'future-date',
  severity: 'error',
  title: 'What has happened is not dated after today.',
  why: 'a review or test of tomorrow hides that there was none',
  example: {
    file: 'content/threats/invoice-fraud.mdx',
    wrong: 'reviewed: 2026-12-01',
    says: 'reviewed "2026-12-01" lies after today, 2026-11-24',
    right: 'reviewed: 2026-11-01',
  },
  check: (input) =>
    collectionNames.flatMap((collection) =>
      input.content.entries[collection].flatMap(({ data, file }) => {
        const tests = 'validations' in data ? (data.validations ?? []) : [];
        return textsOf(data).flatMap(({ path, text }) => {
          const [list, index] = path;
          const key = String(path.at(-1));
          const ran = list === 'validations' && key === 'date' && tests[Number(index)]?.result !== 'not-run';
          if (!past.has(key) && pastIn[String(list)] !== key && !ran) return [];
          if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text <= input.today) return [];
          const hint = ran ? 'a planned test has  result: not-run' : `at the latest  ${key}: ${input.today}`;
          return [
            finding(
              rule,
              inFrontMatter(input, file, path),
              `${key} "${text}" lies after today, ${input.today}`,
              { hint },
            ),
          ];
        });
      }),
    ),
};
