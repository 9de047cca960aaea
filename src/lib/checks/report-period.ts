import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A report over another period than its folder says. */
export const rule: Rule = {
  id: 'report-period',
  severity: 'error',
  title: 'A report lies in the folder of its period.',
  why: 'its address and its snapshot are those of the folder',
  example: {
    file: 'content/reports/2026-Q3/index.mdx',
    wrong: 'period: 2026-Q2',
    says: 'period "2026-Q2" lies in the folder "2026-Q3"',
    right: 'period: 2026-Q3',
  },
  check: (input) =>
    input.content.entries.report.flatMap(({ id, file, data }) =>
      id === data.period
        ? []
        : [
            finding(
              rule,
              inFrontMatter(input, file, ['period']),
              `period "${data.period}" lies in the folder "${id}"`,
              { hint: `write  period: ${id}, or rename the folder` },
            ),
          ],
    ),
};
