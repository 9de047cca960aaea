import { addDays } from '#lib/model/date.ts';
import type { CheckInput, Rule } from './rule.ts';
import type { Finding } from '#lib/model/finding.ts';
import { finding, inFrontMatter } from './where.ts';

/** A decision that holds for longer than a year. What one row alone shows is found when it is read. */
export const rule: Rule = {
  id: 'too-far-ahead',
  severity: 'error',
  title:
    'Exceptions, accepted gaps and decisions on rules end within 365 days, a deferred one within 90; 90 days are usual.',
  why: 'what nobody has to look at again is permanent',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: '    created: 2026-10-01\n    expires: 2027-12-31',
    says: '"2027-12-31" is more than 365 days after it was created; at the latest 2027-10-01',
    right: '    created: 2026-10-01\n    expires: 2027-01-01',
  },
  check: (input) => [...acceptances(input), ...packs(input)],
};

/** An acceptance has no date of its own, so it is measured from today; time passing only mends it. */
function acceptances(input: CheckInput): Finding[] {
  const latest = addDays(input.today, 365);
  return input.content.entries.threat.flatMap(({ file, data }) =>
    (data.detection_questions ?? []).flatMap(({ gap }, index) => {
      if (gap?.status !== 'accepted' || !gap.until || gap.until <= latest) return [];
      const where = inFrontMatter(input, file, ['detection_questions', index, 'gap', 'until']);
      const message = `"${gap.until}" is more than 365 days ahead; at the latest ${latest}`;
      return [finding(rule, where, message, { hint: `until: ${latest}` })];
    }),
  );
}

function packs(input: CheckInput): Finding[] {
  return input.content.registries['vendor-packs'].flatMap((row, index) => {
    const longest = row.decision === 'defer' ? 90 : 365;
    const latest = addDays(row.decided_on, longest);
    if (row.revisit_by <= latest) return [];
    const where = inFrontMatter(input, 'content/registries/vendor-packs.yaml', [index, 'revisit_by']);
    const message = `"${row.revisit_by}" is more than ${longest} days after the decision; at the latest ${latest}`;
    return [finding(rule, where, message, { hint: `revisit_by: ${latest}` })];
  });
}
