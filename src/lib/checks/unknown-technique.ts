import { currentId, technique, techniqueIds } from '#lib/model/attack/attack.ts';
import { nearest } from '#lib/model/nearest.ts';
import type { Rule } from './rule.ts';
import { techniqueIdsIn } from './technique-ids.ts';
import { finding } from './where.ts';

/** An id that ATT&CK never had, or had and dropped without a successor. */
export const rule: Rule = {
  id: 'unknown-technique',
  severity: 'error',
  title: 'Technique ids are those of ATT&CK Enterprise v19.',
  why: 'coverage is counted by technique; a wrong id counts for nothing',
  example: {
    file: 'content/incident-response/procedures/tool-switched-off.mdx',
    wrong: 'techniques: [T1658]',
    says: 'ATT&CK v19 has no technique T1658',
    right: 'techniques: [T1685]',
  },
  check: (input) =>
    techniqueIdsIn(input)
      .filter(({ id }) => !technique(id) && !currentId(id))
      .map(({ id, where }) => {
        const close = nearest(id, techniqueIds());
        const hint = close
          ? `did you mean ${close} (${technique(close)?.name})?`
          : 'look it up on attack.mitre.org';
        return finding(rule, where(), `ATT&CK v19 has no technique ${id}`, { hint });
      }),
};
