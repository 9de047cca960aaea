import { countsFor } from '#lib/model/attack/attack.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A question about a technique that its threat does not use. */
export const rule: Rule = {
  id: 'question-techniques',
  severity: 'error',
  title: 'A detection question asks about techniques of its threat.',
  why: 'coverage of a threat counts what the threat does',
  example: {
    file: 'content/threats/invoice-fraud.mdx',
    wrong: '    techniques: [T1486]',
    says: 'T1486 is not among the techniques of this threat',
    right: '    techniques: [T1657]',
  },
  check: (input) =>
    input.content.entries.threat.flatMap(({ file, data }) =>
      (data.detection_questions ?? []).flatMap((question, row) =>
        question.techniques.flatMap((id, index) => {
          if (!data.techniques || data.techniques.some((used) => countsFor(id, used))) return [];
          const where = inFrontMatter(input, file, ['detection_questions', row, 'techniques', index]);
          return [
            finding(rule, where, `${id} is not among the techniques of this threat`, {
              hint: `add ${id} to  techniques, or take it out here`,
            }),
          ];
        }),
      ),
    ),
};
