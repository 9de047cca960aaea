import { seconds } from '#lib/model/duration.ts';
import { levels } from '#lib/model/vocabulary.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A guide that gives the provider more time than portal.yaml does. */
export const rule: Rule = {
  id: 'response-clock',
  severity: 'error',
  title: 'The `response_clock` of a guide is only ever stricter than that of the provider.',
  why: 'portal.yaml holds what was agreed, and the numbers are measured against it',
  example: {
    file: 'content/triage/mailbox-rule.mdx',
    wrong: 'response_clock: {high: {acknowledge: 1h, decide: 2h}}',
    says: 'acknowledge within 1h is more than the 30m agreed for high alerts',
    right: 'response_clock: {high: {acknowledge: 15m, decide: 2h}}',
  },
  check(input) {
    const agreed = input.content.portal.teams.find(({ id }) => id === 'mssp')?.clock;
    return input.content.entries.triage.flatMap(({ file, data }) =>
      levels.flatMap((level) =>
        (['acknowledge', 'decide'] as const).flatMap((key) => {
          const [here, there] = [data.joint?.response_clock?.[level]?.[key], agreed?.[level]?.[key]];
          if (!here || !there || seconds(here) <= seconds(there)) return [];
          const where = inFrontMatter(input, file, ['joint', 'response_clock', level, key]);
          const message = `${key} within ${here} is more than the ${there} agreed for ${level} alerts`;
          const hint = `at most ${there}, or agree otherwise in content/portal.yaml`;
          return [finding(rule, where, message, { hint })];
        }),
      ),
    );
  },
};
