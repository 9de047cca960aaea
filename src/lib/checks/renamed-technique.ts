import { currentId, technique } from '#lib/model/attack/attack.ts';
import type { Rule } from './rule.ts';
import { techniqueIdsIn } from './technique-ids.ts';
import { finding } from './where.ts';

/** An id from an older ATT&CK version. It still counts, under its new name. */
export const rule: Rule = {
  id: 'renamed-technique',
  severity: 'warning',
  title: 'Technique ids from older ATT&CK versions are brought up to date.',
  why: 'a reader who looks the old id up finds another page',
  example: {
    file: 'content/incident-response/procedures/tool-switched-off.mdx',
    wrong: 'techniques: [T1562.001]',
    says: 'T1562.001 is called T1685 in ATT&CK v19',
    right: 'techniques: [T1685]',
  },
  check: (input) =>
    techniqueIdsIn(input).flatMap(({ id, where }) => {
      const current = technique(id) ? undefined : currentId(id);
      if (!current) return [];
      const hint = `write ${current} (${technique(current)?.name ?? 'renamed'})`;
      return [finding(rule, where(), `${id} is called ${current} in ATT&CK v19`, { hint })];
    }),
};
