import type { Document, FlowNode, Phase } from '#lib/model/document.ts';
import { durationInWords, seconds } from '#lib/model/duration.ts';
import type { PhaseName, RoleName } from '#lib/model/vocabulary.ts';
import { labelsOf, place, soloOrder, type Placed } from './placed.ts';
import { closedStep, partViews, proseHtml, type PartView, type StepLabels } from '#lib/views/prose.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords, insideSentence } from '#lib/views/words.ts';

/** What run mode needs to know of a step or decision beside its words. */
export interface RunFacts {
  /** Who does it, or decides it. */
  roleId: RoleName;
  /** Seconds from time zero; inside a block, from its start. */
  dueSeconds: number | undefined;
  /** The block that brought it. */
  block: string | undefined;
  /** Position for one person alone; undefined where the order is the written one. */
  solo: number | undefined;
}

/** A step as it is read and ticked. */
export interface StepView extends RunFacts {
  kind: 'step';
  /** `id`, or `block/id` when a block brought it. */
  id: string;
  number: string;
  title: string;
  role: LinkView;
  /** "T+15 min", or "+10 min" inside a block. */
  by: string | undefined;
  lasts: string | undefined;
  automation: string | undefined;
  offline: boolean;
  parallel: boolean;
  /** "This destroys evidence" with the step that must be done first. */
  preserve: LinkView | undefined;
  destroys: boolean;
  disrupts: boolean;
  /** Who must say yes, in words; or the standing authority that already does. */
  approval: string | undefined;
  authority: string | undefined;
  parts: PartView[];
}

export interface BranchView {
  answer: string;
  html: string;
  /** Where the run goes on. */
  goesTo: LinkView;
  /** Whether the run ends here, or goes on in another playbook. */
  leaves: boolean;
  isDefault: boolean;
}

/** A decision: who decides, by when, and what holds when nobody answers. */
export interface DecisionView extends RunFacts {
  kind: 'decision';
  id: string;
  number: string;
  title: string;
  decider: LinkView;
  by: string | undefined;
  defaultAnswer: string;
  defaultAfter: string;
  defaultSeconds: number;
  parts: PartView[];
  branches: BranchView[];
}

export type FlowView = StepView | DecisionView;

export interface PhaseView {
  name: PhaseName;
  title: string;
  goal: string;
  nodes: FlowView[];
}

/** The phases of a procedure, and what a link to each of its steps reads. */
interface Flow {
  readonly phases: PhaseView[];
  readonly labels: StepLabels;
}

/** A playbook's page, its sheets and its files for other tools all show the same flow: it is rendered once. */
const flows = new WeakMap<Site, WeakMap<Document, Flow>>();

/** The phases of a procedure with its blocks inlined, numbered as a reader counts: 2.3. */
export function phaseViews(site: Site, document: Document): Flow {
  const known = flows.get(site) ?? new WeakMap<Document, Flow>();
  flows.set(site, known);
  const flow = known.get(document) ?? flowOf(site, document);
  known.set(document, flow);
  return flow;
}

function flowOf(site: Site, document: Document): Flow {
  const opening = document.nodes.filter((node) => node.kind === 'block');
  const phases = document.nodes.filter((node): node is Phase => node.kind === 'phase');
  const placed = phases.map((phase, index) => {
    const nodes: FlowNode[] = index === 0 ? [...opening, ...phase.nodes] : phase.nodes;
    return place(site, nodes, index + 1);
  });
  const labels = labelsOf(placed.flat());
  const alone = soloOrder(placed.flat());
  const views = phases.map((phase, index) => ({
    name: phase.name,
    title: phase.title,
    goal: proseHtml(phase.goal, site, labels),
    nodes: (placed[index] ?? []).map((item) => flowView(site, { ...item, solo: alone.get(item.id) }, labels)),
  }));
  return { phases: views, labels };
}

/** The steps of a block page, numbered 1, 2, 3. */
export function blockViews(site: Site, document: Document): { nodes: FlowView[]; labels: StepLabels } {
  const nodes = document.nodes.filter((node) => node.kind === 'step' || node.kind === 'decision');
  const placed = nodes.map((node, index) => ({
    node,
    id: node.id,
    number: String(index + 1),
    block: undefined,
    solo: undefined,
  }));
  const labels = labelsOf(placed);
  return { nodes: placed.map((item) => flowView(site, item, labels)), labels };
}

function flowView(site: Site, { node, id, number, block, solo }: Placed, labels: StepLabels): FlowView {
  const within = (duration: string | undefined) =>
    duration && `${block ? '+' : 'T+'}${durationInWords(duration)}`;
  const target = (step: string): LinkView => {
    const own = block && labels.has(`${block}/${step}`) ? `${block}/${step}` : step;
    const title = labels.get(own);
    return title === undefined ? { title: closedStep, href: undefined } : { title, href: `#${own}` };
  };
  const due = node.within === undefined ? undefined : seconds(node.within);
  const facts = (roleId: RoleName): RunFacts => ({ roleId, dueSeconds: due, block, solo });
  if (node.kind === 'step') {
    const { role, automation, offline, parallel, destroys, disrupts, title } = node;
    return {
      ...{ kind: node.kind, id, number, title, offline, parallel, destroys, disrupts },
      ...facts(role),
      role: { title: inWords(role), href: site.href(`role/${role}`) },
      by: within(node.within),
      lasts: node.lasts && durationInWords(node.lasts),
      automation: automation && inWords(automation),
      preserve: node.preserve ? target(node.preserve) : undefined,
      approval: node.approval && insideSentence(node.approval),
      authority: node.authority && standingAuthority(site, node.authority),
      parts: partViews(node.body, site, labels),
    };
  }
  return {
    ...{ kind: node.kind, id, number, title: node.title },
    ...facts(node.decider),
    decider: { title: inWords(node.decider), href: site.href(`role/${node.decider}`) },
    by: within(node.within),
    defaultAnswer: inWords(node.default),
    defaultAfter: durationInWords(node.defaultAfter),
    defaultSeconds: seconds(node.defaultAfter),
    parts: partViews(node.body, site, labels),
    branches: node.branches.map((branch) => ({
      answer: inWords(branch.answer),
      html: proseHtml(branch.hast, site, labels),
      goesTo: branchTarget(site, branch.then, target),
      leaves: branch.then === 'close' || branch.then.startsWith('procedure/'),
      isDefault: branch.answer === node.default,
    })),
  };
}

function branchTarget(site: Site, then: string, step: (id: string) => LinkView): LinkView {
  if (then === 'close') return { title: 'Close', href: undefined };
  if (then.startsWith('procedure/')) return linkTo(site, then);
  return step(then);
}

/** A standing authority of the plan in words: whose it is, and for what. */
function standingAuthority(site: Site, id: string): string {
  const rows = site.content.entries.plan.flatMap((plan) => plan.data.authority ?? []);
  const row = rows.find((authority) => authority.id === id);
  return row ? `of the ${insideSentence(row.who)}: ${row.action.replace(/\.$/, '')}` : 'as the plan says';
}
