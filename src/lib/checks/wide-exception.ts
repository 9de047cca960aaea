import type { Exception } from '#lib/model/tuning.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** An exception whose conditions every event meets, in its scope and everywhere else. */
export const rule: Rule = {
  id: 'wide-exception',
  severity: 'error',
  title: 'An exception has a condition that not every event meets.',
  why: 'it would switch the rule off everywhere, wider than its scope',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: 'match: [{field: UserId, op: starts, value: ""}]',
    says: 'exception "order-mailbox" holds for every event',
    right: 'match: [{field: UserId, op: one-of, value: [orders, sales]}]',
  },
  check: (input) =>
    input.content.entries['use-case'].flatMap(({ file, data }) =>
      (data.exceptions ?? []).flatMap(({ id, match }, index) => {
        if (!match.every(alwaysHolds)) return [];
        const where = inFrontMatter(input, file, ['exceptions', index, 'match', 0, 'value']);
        const hint = 'name what marks the events to hide: an account, a host, a network';
        return [finding(rule, where, `exception "${id}" holds for every event`, { hint })];
      }),
    ),
};

/** The start of every text, a network of all addresses, or a star that its author took for anything. */
function alwaysHolds({ op, value }: Exception['match'][number]): boolean {
  return [value].flat().some((text) => {
    if (op === 'cidr') return text.endsWith('/0');
    return text.trim() === '*' || (op === 'starts' && text === '');
  });
}
