import { roles } from '#lib/model/vocabulary.ts';
import type { Rule } from './rule.ts';
import { lookup } from './lookup.ts';
import { suggest } from './targets.ts';
import { finding, inFrontMatter } from './where.ts';

/** A role page that is no role, or no page for the one role every incident needs. */
export const rule: Rule = {
  id: 'role-page',
  severity: 'error',
  title: 'A role page is named after its role, its backup is another role, and the coordinator has one.',
  why: 'somebody has to hold the reins in the first minute',
  example: {
    file: 'content/incident-response/roles/',
    wrong: 'technical-leads.mdx',
    says: '"technical-leads" is not a role',
    right: 'technical-lead.mdx',
  },
  check(input) {
    const known: readonly string[] = roles;
    const start = { at: { line: 1, column: 1 }, length: 1 };
    const found = input.content.entries.role
      .filter(({ id }) => !known.includes(id))
      .map(({ file, id }) =>
        finding(rule, { file, ...start }, `"${id}" is not a role`, { hint: suggest(id, [...roles]) }),
      );
    for (const { id, file, data } of input.content.entries.role) {
      const hint = 'name the role that takes over';
      if (data.backup === id)
        found.push(
          finding(rule, inFrontMatter(input, file, ['backup']), `${id} is its own backup`, { hint }),
        );
      data.can_combine_with?.forEach((other, index) => {
        const where = inFrontMatter(input, file, ['can_combine_with', index]);
        if (other === id)
          found.push(finding(rule, where, `${id} is combined with itself`, { hint: 'take it out' }));
      });
    }
    if (lookup(input).exists('role', 'incident-coordinator')) return found;
    const file = 'content/incident-response/roles/incident-coordinator.mdx';
    return [
      ...found,
      finding(rule, { file, ...start }, 'the incident coordinator has no page', { hint: `write ${file}` }),
    ];
  },
};
