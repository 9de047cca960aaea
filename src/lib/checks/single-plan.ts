import { isLive } from '#lib/model/tier.ts';
import { lookup } from './lookup.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** No plan in force, or more than one. */
export const rule: Rule = {
  id: 'single-plan',
  severity: 'error',
  title: 'Exactly one incident response plan is active.',
  why: 'two plans are two answers to who decides',
  example: {
    file: 'content/incident-response/plan.mdx',
    wrong: 'status: draft',
    says: 'there is no active plan',
    right: 'status: active',
  },
  check(input) {
    const plans = input.content.entries.plan;
    const [first, ...others] = plans.filter(({ data }) => isLive(data));
    if (first)
      return others.map(({ file }) =>
        finding(rule, inFrontMatter(input, file, ['status']), `${first.file} is active too`, {
          hint: 'set one of them to deprecated',
        }),
      );
    const [draft] = plans;
    const file = draft?.file ?? 'content/incident-response/plan.mdx';
    if (!lookup(input).complete('plan')) return [];
    const hint = draft ? 'finish it, then set  status: active' : `write ${file}`;
    return [finding(rule, inFrontMatter(input, file, ['status']), 'there is no active plan', { hint })];
  },
};
