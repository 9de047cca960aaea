import { roles, type RoleName } from '#lib/model/vocabulary.ts';
import type { PhaseView } from './flow.ts';
import type { LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

/** What one role does on a playbook, or one person who is alone. */
export interface RoleList {
  /** The role, or `alone`. */
  id: string;
  title: string;
  /** Its own page, where there is one. */
  page: string | undefined;
  /** Steps and decisions in order; empty for a role that serves every incident and has none here. */
  steps: LinkView[];
}

/** Roles of every incident: whoever has one looks for it, also where it has no step. */
const always: readonly RoleName[] = ['incident-coordinator', 'scribe'];

/** The steps of a playbook by role, and in the order for one person. */
export function roleLists(site: Site, phases: readonly PhaseView[]): RoleList[] {
  const nodes = phases.flatMap((phase) => phase.nodes);
  const link = ({ id, number, title }: (typeof nodes)[number]) => ({
    title: `${number} ${title}`,
    href: `#${id}`,
  });
  const lists = roles.map((role) => ({
    ...{ id: role, title: inWords(role), page: site.href(`role/${role}`) },
    steps: nodes.filter(({ roleId }) => roleId === role).map(link),
  }));
  const alone = nodes
    .map((node, at) => ({ node, place: node.solo ?? at + 1 }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ node }) => link(node));
  return [
    ...lists.filter(({ id, page, steps }) => steps.length > 0 || (always.includes(id) && page)),
    ...(alone.length > 0 ? [{ id: 'alone', title: 'One person alone', page: undefined, steps: alone }] : []),
  ];
}
