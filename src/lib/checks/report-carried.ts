import type { Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import { periodBefore } from '#lib/reports/span.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A promise or an undecided question of the report before that this one passes over. */
export const rule: Rule = {
  id: 'report-carried',
  severity: 'error',
  title: 'What the last report promised or asked, and is still open, stands in this one.',
  why: 'a board that finds a promise quietly gone believes none of the others',
  example: {
    file: 'content/reports/2026-Q3/index.mdx',
    wrong: 'promises: []',
    says: '2026-Q2 promised "Test the first alarm", and this report does not speak of it',
    right:
      'promises:\n  - {promise: Test the first alarm, by: 2026-09-30, owner: technical-lead, state: done}',
  },
  check: (input) =>
    input.content.entries.report
      .filter(({ data }) => isLive(data))
      .flatMap((entry) => passedOver(input, entry)),
};

function passedOver(input: CheckInput, { file, data }: Entry<'report'>) {
  const before = input.content.entries.report.find(({ id }) => id === periodBefore(data.period));
  if (!before || !isLive(before.data)) return [];
  const promises = new Set(data.promises?.map(({ promise }) => promise));
  const asks = new Set(data.asks?.map(({ ask }) => ask));
  const open = (before.data.promises ?? [])
    .filter(({ promise, state }) => (state === 'open' || state === 'late') && !promises.has(promise))
    .map(({ promise }) => ({ key: 'promises', did: 'promised', text: promise }));
  const undecided = (before.data.asks ?? [])
    .filter(({ ask, decision }) => (!decision || decision.answer === 'later') && !asks.has(ask))
    .map(({ ask }) => ({ key: 'asks', did: 'asked', text: ask }));
  return [...open, ...undecided].map(({ key, did, text }) =>
    finding(
      rule,
      inFrontMatter(input, file, [key in data ? key : 'period'], 'key'),
      `${before.id} ${did} "${text}", and this report does not speak of it`,
      {
        hint:
          key === 'promises'
            ? `copy it under  promises:  with its state: done, late or dropped`
            : `copy it under  asks:  or write its  decision:  into ${before.id}`,
      },
    ),
  );
}
