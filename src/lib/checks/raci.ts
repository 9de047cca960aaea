import { isLive } from '#lib/model/tier.ts';
import { lookup } from './lookup.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter, type Where } from './where.ts';

/** An activity nobody owns, two own, or nobody does. */
export const rule: Rule = {
  id: 'raci',
  severity: 'error',
  title: 'Over all active roles, an activity has exactly one A and at least one R.',
  why: 'what two own, nobody owns',
  example: {
    file: 'content/incident-response/roles/technical-lead.mdx',
    wrong: 'raci:\n  - {activity: Declare an incident, value: A}',
    says: '"Declare an incident" has a second A; the first is incident-coordinator',
    right: 'raci:\n  - {activity: Declare an incident, value: R}',
  },
  check(input) {
    if (!lookup(input).complete('role')) return [];
    const activities = new Map<string, { value: string; role: string; where: () => Where }[]>();
    for (const role of input.content.entries.role.filter(({ data }) => isLive(data)))
      role.data.raci?.forEach(({ activity, value }, index) => {
        const where = () => inFrontMatter(input, role.file, ['raci', index, 'activity']);
        activities.set(activity, [...(activities.get(activity) ?? []), { value, role: role.id, where }]);
      });
    return [...activities].flatMap(([activity, rows]) => {
      const [first] = rows;
      if (!first) return [];
      const accountable = rows.filter(({ value }) => value === 'A');
      const found = accountable.slice(1).map(({ where }) =>
        finding(rule, where(), `"${activity}" has a second A; the first is ${accountable[0]?.role}`, {
          hint: 'make one of them R or C',
        }),
      );
      if (accountable.length === 0)
        found.push(
          finding(rule, first.where(), `nobody is accountable for "${activity}"`, {
            hint: 'give one role the value A',
          }),
        );
      if (!rows.some(({ value }) => value === 'R'))
        found.push(
          finding(rule, first.where(), `nobody does "${activity}"`, {
            hint: 'give at least one role the value R',
          }),
        );
      return found;
    });
  },
};
