import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** An exception on what matters most, approved by somebody who may not. */
export const rule: Rule = {
  id: 'crown-jewel-exception',
  severity: 'error',
  title:
    'An exception on a crown-jewel or privileged scope is approved by the executive sponsor or the coordinator.',
  why: 'switching detection off there is a business risk, not a tuning question',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: '    requested_by: business-owner\n    approved_by: technical-lead',
    says: 'technical-lead may not approve an exception on a crown jewel ("order-mailbox")',
    right: '    requested_by: business-owner\n    approved_by: incident-coordinator',
  },
  check: (input) =>
    input.content.entries['use-case'].flatMap(({ file, data }) =>
      (data.exceptions ?? []).flatMap((exception, index) => {
        const scope = input.content.registries.scopes.find(({ id }) => id === exception.scope);
        const kind = scope?.crown_jewel ? 'crown jewel' : scope?.privileged ? 'privileged scope' : undefined;
        if (!kind || ['executive-sponsor', 'incident-coordinator'].includes(exception.approved_by)) return [];
        const where = inFrontMatter(input, file, ['exceptions', index, 'approved_by']);
        const message = `${exception.approved_by} may not approve an exception on a ${kind} ("${exception.scope}")`;
        return [finding(rule, where, message, { hint: 'ask executive-sponsor or incident-coordinator' })];
      }),
    ),
};
