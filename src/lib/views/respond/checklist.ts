import type { Entry } from '#lib/model/entry.ts';
import { roles } from '#lib/model/vocabulary.ts';
import type { DecisionView, PhaseView, StepView } from './flow.ts';
import { procedureView } from './procedure.ts';
import type { Site } from '#lib/views/site.ts';
import { insideSentence, inWords } from '#lib/views/words.ts';

/** A row of a list on paper: to do, to decide, to hear the answer of, or to say yes to. */
export type ChecklistRow =
  | { kind: 'do'; node: StepView }
  | { kind: 'decide'; node: DecisionView }
  /** `from` and `to` are roles inside a sentence. */
  | { kind: 'hear'; node: DecisionView; from: string }
  | { kind: 'approve'; node: StepView; to: string };

/** Rows that stand together, under the phase they belong to. */
export interface ChecklistPart {
  name: string;
  title: string;
  rows: ChecklistRow[];
  /** When the phase is over; only where somebody runs the incident. */
  criteria: string[];
}

/** The list of one role, or of one person who does everything. */
export interface ChecklistView {
  /** The role, or `alone`: the place of the list on its page. */
  id: string;
  title: string;
  alone: boolean;
  parts: ChecklistPart[];
}

/** The lists of a playbook: the coordinator's first, then each role with something to do, last the one for one person. */
export function checklistViews(site: Site, entry: Entry<'procedure'>): ChecklistView[] {
  const { phases, exitCriteria } = procedureView(site, entry);
  const criteriaOf = (name: string) => exitCriteria.find((row) => row.name === name)?.criteria ?? [];
  const lists = roles.map((role): ChecklistView => {
    const coordinates = role === 'incident-coordinator';
    const parts = phases.map((phase) => ({
      name: phase.name,
      title: phase.title,
      rows: rowsOf(role, phase),
      criteria: coordinates ? criteriaOf(phase.name) : [],
    }));
    return {
      id: role,
      title: inWords(role),
      alone: false,
      parts: parts.filter(({ rows, criteria }) => rows.length + criteria.length > 0),
    };
  });
  return [
    ...lists.filter(({ parts }) => parts.some(({ rows }) => rows.length > 0)),
    { id: 'alone', title: 'One person alone', alone: true, parts: aloneParts(phases, criteriaOf) },
  ];
}

/**
 * What a role does in a phase, in order. The answers of others belong to it, because they say which of its steps
 * are left out; without a step of its own a role hears nothing.
 */
function rowsOf(role: string, { nodes }: PhaseView): ChecklistRow[] {
  const rows = nodes.flatMap((node): ChecklistRow[] => {
    const whose = insideSentence(node.roleId);
    if (node.kind === 'decision')
      return [node.roleId === role ? { kind: 'decide', node } : { kind: 'hear', node, from: whose }];
    if (node.roleId === role) return [{ kind: 'do', node }];
    return node.approval === insideSentence(role) ? [{ kind: 'approve', node, to: whose }] : [];
  });
  return rows.every(({ kind }) => kind === 'hear') ? [] : rows;
}

/** Everything in the order for one person. A phase that is left and entered again stands there twice. */
function aloneParts(phases: readonly PhaseView[], criteriaOf: (phase: string) => string[]): ChecklistPart[] {
  const all = phases.flatMap((phase) => phase.nodes.map((node) => ({ phase, node })));
  const order = all
    .map(({ phase, node }, at) => ({ phase, node, place: node.solo ?? at + 1 }))
    .toSorted((a, b) => a.place - b.place);
  const parts: ChecklistPart[] = [];
  for (const { phase, node } of order) {
    const row: ChecklistRow = node.kind === 'step' ? { kind: 'do', node } : { kind: 'decide', node };
    const open = parts.at(-1);
    if (open?.name === phase.name) open.rows.push(row);
    else parts.push({ name: phase.name, title: phase.title, rows: [row], criteria: [] });
  }
  for (const { name } of phases) {
    const last = parts.findLast((part) => part.name === name);
    if (last) last.criteria = criteriaOf(name);
  }
  return parts;
}
