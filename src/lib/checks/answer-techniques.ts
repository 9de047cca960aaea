import { countsFor } from '#lib/model/attack/attack.ts';
import { lookup } from './lookup.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** An answer by a use case that looks for something else. */
export const rule: Rule = {
  id: 'answer-techniques',
  severity: 'warning',
  title: 'A use case that answers a question detects one of the techniques the question is about.',
  why: 'its tests are counted by technique and would never count for the question',
  example: {
    file: 'content/threats/invoice-fraud.mdx',
    wrong: '    techniques: [T1657]\n    data_sources: [mail-audit]\n    answered_by: [mailbox-rule]',
    says: 'use case "mailbox-rule" detects none of T1657',
    right: '    techniques: [T1114.003]\n    data_sources: [mail-audit]\n    answered_by: [mailbox-rule]',
  },
  check: (input) =>
    input.content.entries.threat.flatMap(({ file, data }) =>
      (data.detection_questions ?? []).flatMap((question, row) =>
        (question.answered_by ?? []).flatMap((id, index) => {
          const theirs = lookup(input).entry('use-case', id)?.data.techniques;
          const related = (a: string) => question.techniques.some((b) => countsFor(a, b) || countsFor(b, a));
          if (!theirs || theirs.some(related)) return [];
          const where = inFrontMatter(input, file, ['detection_questions', row, 'answered_by', index]);
          const message = `use case "${id}" detects none of ${question.techniques.join(', ')}`;
          const hint = `it detects ${theirs.join(', ')}: name another use case, or correct the techniques`;
          return [finding(rule, where, message, { hint })];
        }),
      ),
    ),
};
