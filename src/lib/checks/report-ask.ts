import { isLive } from '#lib/model/tier.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A report to executives that asks for nothing and does not say why. */
export const rule: Rule = {
  id: 'report-ask',
  severity: 'error',
  title: 'An executive report asks for a decision, or says why not.',
  why: 'who is asked nothing decides nothing',
  check: (input) =>
    input.content.entries.report
      .filter(({ data }) => {
        const audience: readonly string[] = data.audience ?? [];
        return isLive(data) && audience.includes('executive') && !data.asks?.length && !data.no_ask;
      })
      .map(({ file }) => {
        const hint = 'add  asks:  with ask, cost, risk_if_not, decision_by and owner, or  no_ask: the reason';
        return finding(
          rule,
          inFrontMatter(input, file, ['audience'], 'key'),
          'an executive report without an ask',
          { hint },
        );
      }),
};
