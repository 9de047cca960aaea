import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** Below this number of threats a share says nothing. */
const enough = 5;

/** Assessments that all say the same rank nothing. */
export const rule: Rule = {
  id: 'flat-assessment',
  severity: 'warning',
  title: 'At most 60 % of the threats share one likelihood and impact.',
  why: 'a ranking in which everything is equal decides nothing',
  example: {
    file: 'content/threats/threat-0.mdx',
    wrong: 'likelihood: 4\nimpact: 3',
    says: 'flat assessment: 4 of 6 threats are 4 × 3',
    right: 'likelihood: 2\nimpact: 5',
  },
  check(input) {
    const threats = input.content.entries.threat.filter(({ data }) => data.status !== 'deprecated');
    const cells = Map.groupBy(threats, ({ data }) => `${data.likelihood} × ${data.impact}`);
    return [...cells].flatMap(([cell, same]) => {
      const [first] = same;
      if (!first || threats.length < enough || same.length <= threats.length * 0.6) return [];
      const where = inFrontMatter(input, first.file, ['likelihood']);
      const message = `flat assessment: ${same.length} of ${threats.length} threats are ${cell}`;
      return [
        finding(rule, where, message, { hint: 'compare them in pairs and move apart those that differ' }),
      ];
    });
  },
};
