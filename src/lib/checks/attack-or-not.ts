import { isLive } from '#lib/model/tier.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A live procedure that says neither what attackers do nor that nobody attacks. */
export const rule: Rule = {
  id: 'attack-or-not',
  severity: 'error',
  title: 'A live procedure names ATT&CK techniques, or says `non_attack: true`, and never both.',
  why: 'guides and threats find their procedure by technique',
  example: {
    file: 'content/incident-response/procedures/tool-switched-off.mdx',
    wrong: 'direct_entry: true\nvariables: [SENSOR]',
    says: 'names no techniques and does not say that it is about no attack',
    right: 'techniques: [T1685]\ndirect_entry: true\nvariables: [SENSOR]',
  },
  check: (input) =>
    input.content.entries.procedure.flatMap(({ file, data }) => {
      if (data.techniques && data.non_attack)
        return [
          finding(
            rule,
            inFrontMatter(input, file, ['non_attack'], 'key'),
            'names techniques and says that it is about no attack',
            { hint: 'keep one of  techniques  and  non_attack' },
          ),
        ];
      if (!isLive(data) || data.techniques || data.non_attack) return [];
      const message = 'names no techniques and does not say that it is about no attack';
      const hint = 'add  techniques: [T…]  or  non_attack: true';
      return [finding(rule, inFrontMatter(input, file, ['category'], 'key'), message, { hint })];
    }),
};
