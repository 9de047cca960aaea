import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A rule we wrote that says why it is relevant to us. */
export const rule: Rule = {
  id: 'own-rule',
  severity: 'error',
  title: 'Only rules that others wrote carry a decision on their relevance.',
  why: 'our own was written because it is relevant, and is decided nowhere else',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong:
      'content: [{origin: own, product: Mail, rule: Mailbox rule hides mail, relevance: {decision: enable, reason: needs-test, decided_on: 2026-10-01, decided_by: technical-lead, revisit_by: 2027-03-01}}]',
    says: 'a rule of our own has a decision on its relevance',
    right: 'content: [{origin: own, product: Mail, rule: Mailbox rule hides mail}]',
  },
  check: (input) =>
    input.content.entries['use-case'].flatMap(({ file, data }) =>
      (data.content ?? []).flatMap(({ origin, relevance }, index) =>
        origin === 'own' && relevance
          ? [
              finding(
                rule,
                inFrontMatter(input, file, ['content', index, 'relevance'], 'key'),
                'a rule of our own has a decision on its relevance',
                { hint: 'take  relevance  out, or correct  origin' },
              ),
            ]
          : [],
      ),
    ),
};
