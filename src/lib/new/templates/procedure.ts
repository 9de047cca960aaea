import type { Content } from '#lib/model/entry.ts';
import type { DocumentNode } from '#lib/model/document.ts';
import type { Template } from '#lib/new/skeleton.ts';
import { procedureBody } from './procedure-body.ts';

export const procedure: Template = {
  owner: 'incident-coordinator',
  write: ({ content, threat, techniques: named }) => {
    const techniques = named.length > 0 ? named : (threat?.data.techniques ?? []);
    const catchAll = content.entries.procedure.find(({ id }) => id === 'generic');
    return {
      front: {
        category: 'intrusions',
        triggers: ['TODO what a user or the provider sees, in their words'],
        not_this_if: catchAll
          ? [{ sign: 'TODO what one sees when another playbook fits better', go_to: catchAll.id }]
          : [],
        default_severity: 'SEV2',
        severity_rules: [
          { if: 'TODO a fact one can know in 20 minutes that stops the business', then: 'SEV1' },
          { if: 'TODO a fact that shows it was blocked or failed', then: 'SEV3' },
        ],
        ...(techniques.length > 0 ? { techniques } : {}),
        ...(threat ? { threats: [threat.id] } : {}),
        card: {
          stop_now: ['cut-off'],
          never_do: ['TODO what destroys evidence or warns the outsider.'],
          call_first: ['Incident coordinator, or the deputy after 10 minutes', "The provider's duty analyst"],
          evidence_first: ['save-logs', 'The UTC time we became aware. Legal clocks start there.'],
        },
        exit_criteria: {
          identification: ['What is affected and the first hostile event in UTC are in the incident file.'],
          containment: ['TODO what has not happened for how long.'],
          eradication: [
            'The way in is known and shut, or the coordinator has accepted the doubt in writing.',
          ],
          recovery: ['TODO what works again, and who confirmed it.'],
        },
      },
      body: procedureBody(usual(content, first), usual(content, last)),
      next: [
        '12 to 25 steps can be followed; add yours between these',
        ...(threat ? [`add it to  procedures  of ${threat.file} once both are active`] : []),
      ],
    };
  },
};

/** The block most playbooks have in one place, or undefined. Ties go to the first in the alphabet. */
function usual(
  content: Content,
  place: (nodes: DocumentNode[]) => DocumentNode | undefined,
): string | undefined {
  const counts = new Map<string, number>();
  for (const { document } of content.entries.procedure) {
    const node = place(document.nodes);
    if (node?.kind !== 'block') continue;
    counts.set(node.ref, (counts.get(node.ref) ?? 0) + 1);
  }
  const known = new Set(content.entries.block.map(({ id }) => id));
  const [best] = [...counts].filter(([ref]) => known.has(ref)).toSorted(byCountThenName);
  return best?.[0];
}

function byCountThenName([a, m]: [string, number], [b, n]: [string, number]): number {
  return n - m || (a < b ? -1 : 1);
}

/** A block before the first phase. */
const first = (nodes: DocumentNode[]) => nodes.find(({ kind }) => kind === 'block');

/** What ends the lessons. */
function last(nodes: DocumentNode[]): DocumentNode | undefined {
  const phase = nodes.find((node) => node.kind === 'phase' && node.name === 'lessons-learned');
  return phase?.kind === 'phase' ? phase.nodes.findLast(({ kind }) => kind === 'block') : undefined;
}
