import { isLive } from '#lib/model/tier.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A report to executives that asks for nothing and does not say why. */
export const rule: Rule = {
  id: 'report-ask',
  severity: 'error',
  title: 'An executive report asks for a decision, or says why not.',
  why: 'who is asked nothing decides nothing',
  example: {
    file: 'content/reports/2026-Q3/index.mdx',
    wrong: 'headline: [One takeover, no loss]',
    says: 'an executive report without an ask',
    right:
      'headline: [One takeover, no loss]\nasks:\n  - {ask: Buy a kiln sensor, cost: 9 000 EUR, risk_if_not: invoice-fraud, decision_by: 2026-12-15, owner: executive-sponsor}',
  },
  check: (input) =>
    input.content.entries.report.flatMap(({ file, data }) => {
      const audience: readonly string[] = data.audience ?? [];
      const asks = Boolean(data.asks?.length);
      const tell = (key: string, message: string, hint: string) => [
        finding(rule, inFrontMatter(input, file, [key], 'key'), message, { hint }),
      ];
      if (asks && data.no_ask)
        return tell('no_ask', 'asks for something and says why it does not', 'keep one of the two');
      if (!isLive(data) || !audience.includes('executive') || asks || data.no_ask) return [];
      const hint = 'add  asks:  with ask, cost, risk_if_not, decision_by and owner, or  no_ask: the reason';
      return tell('audience', 'an executive report without an ask', hint);
    }),
};
