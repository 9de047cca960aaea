import type { Decision, Part, Step } from '#lib/model/document.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { PhaseName, RoleName } from '#lib/model/vocabulary.ts';
import type { DecisionView, FlowView, PhaseView, StepView } from '#lib/views/respond/flow.ts';
import { closedBlock } from '#lib/views/respond/placed.ts';
import type { StepLabels } from '#lib/views/prose.ts';
import { page, type Site } from '#lib/views/site.ts';
import { plainText } from './text.ts';
import type { Target } from './way.ts';
import type { Fields, Item } from './workflow.ts';

interface Given {
  phases: readonly PhaseView[];
  labels: StepLabels;
  agent: (role: RoleName) => string;
  playbook: (id: string) => string;
  activity: (phase: PhaseName) => string | undefined;
}

/** The steps and decisions of a page as actions, with a variable for each answer. */
export function itemsOf(
  site: Site,
  { document }: Entry<'procedure'>,
  { phases, labels, agent, playbook, activity }: Given,
): { items: Item[]; variables: Record<string, Fields> } {
  const sources = sourcesOf(site, document.nodes);
  const views = phases.flatMap((phase) => phase.nodes.map((view) => ({ view, phase: phase.name })));
  const index = new Map(views.map(({ view }, at) => [view.id, at]));
  const variables: Record<string, Fields> = {};
  const items = views.map(({ view, phase }, at): Item => {
    const source = sources.get(view.id);
    const text = (nodes: Part['hast']) => plainText(nodes, site, labels);
    const doing = activity(phase);
    const commands = commandsOf(view, source?.body ?? [], text).map((command) => ({
      ...{ type: 'manual', ...command, ...(doing && { playbook_activity: doing }) },
    }));
    const why = (source?.body ?? []).filter(({ kind }) => kind === 'why').map(({ hast }) => text(hast));
    const fields = {
      name: `${view.number} ${view.title}`,
      description: [...(view.kind === 'step' ? factsOf(view) : askedOf(view)), ...why].join(' '),
      commands,
      agent: agent(view.roleId),
    };
    const parallel = view.kind === 'step' && view.parallel;
    if (view.kind === 'step') return { id: view.id, parallel, fields };
    const variable = `__answer_${view.id.replaceAll(/[^a-z0-9]/g, '_')}__`;
    const branches = branchesOf(view, source?.kind === 'decision' ? source : undefined).map((branch) => ({
      answer: branch.answer,
      target: targetOf(branch),
    }));
    variables[variable] = {
      type: 'string',
      description: `${view.title} One of: ${branches.map(({ answer }) => answer).join(', ')}.`,
      value: source?.kind === 'decision' ? source.default : null,
      constant: false,
      external: false,
    };
    return {
      id: view.id,
      parallel,
      fields: { ...fields, out_args: [variable] },
      decision: { variable, branches },
    };

    /** Where a branch goes. What this reader cannot open is passed over: the page says whom to ask. */
    function targetOf({ then, href, leaves, title }: ReturnType<typeof branchesOf>[number]): Target {
      const id = then.replace(/^procedure\//, '');
      if (then === 'close') return 'close';
      if (leaves) return page(site, 'procedure', id) ? { playbook: playbook(id), name: title } : 'close';
      return { at: index.get(href?.slice(1) ?? '') ?? at + 1 };
    }
  });
  return { items, variables };
}

function branchesOf(view: DecisionView, source: Decision | undefined) {
  return view.branches.map(({ goesTo, leaves }, at) => {
    const { answer = '', then = '' } = source?.branches[at] ?? {};
    return { answer, then, leaves, title: goesTo.title, href: goesTo.href };
  });
}

/** The written steps and decisions behind what a page shows, by the ids it shows. */
function sourcesOf(site: Site, nodes: Entry<'procedure'>['document']['nodes']): Map<string, Step | Decision> {
  const found = new Map<string, Step | Decision>();
  for (const node of nodes.flatMap((item) => (item.kind === 'phase' ? item.nodes : [item]))) {
    if (node.kind === 'step' || node.kind === 'decision') found.set(node.id, node);
    if (node.kind !== 'block') continue;
    const block = page(site, 'block', node.ref);
    if (!block) found.set(closedBlock(node).id, closedBlock(node));
    for (const step of block?.document.nodes ?? [])
      if (step.kind === 'step' || step.kind === 'decision') found.set(`${node.ref}/${step.id}`, step);
  }
  return found;
}

/** What is to be done, in the order it is read: prose and warnings as text, commands as they are, in base64. */
function commandsOf(view: FlowView, body: readonly Part[], text: (nodes: Part['hast']) => string): Fields[] {
  const commands = body.flatMap((part): Fields[] => {
    if (part.kind === 'command') {
      const where = part.where ? `${part.language}, in ${part.where}` : part.language;
      return [{ description: where, command_b64: Buffer.from(part.code, 'utf8').toString('base64') }];
    }
    if (part.kind === 'why') return [];
    const words = text(part.hast);
    if (part.kind === 'warn') return [{ command: `Before you run this: ${words}` }];
    return words ? [{ command: words }] : [];
  });
  const ways = view.kind === 'decision' ? [{ command: answersOf(view) }] : [];
  const all = [...commands, ...ways];
  return all.length > 0 ? all : [{ command: view.title }];
}

function answersOf({ title, branches }: DecisionView): string {
  return `${title} ${branches.map(({ answer, goesTo }) => `${answer}: go on with ${goesTo.title}.`).join(' ')}`;
}

function factsOf(view: StepView): string[] {
  const { by, lasts, automation, offline, destroys, disrupts, preserve, approval, authority } = view;
  return [
    `Owner: ${view.role.title}.`,
    ...(by ? [`Due ${by}${view.block ? ' from the start of its block' : ''}.`] : []),
    ...(lasts ? [`Lasts ${lasts}.`] : []),
    ...(automation ? [`${automation}.`] : []),
    ...(offline ? ['Works with the network down.'] : []),
    ...(destroys ? [`Destroys evidence${preserve ? `, first: ${preserve.title}` : ''}.`] : []),
    ...(disrupts ? ['Stops business.'] : []),
    ...(approval ? [`Needs a yes from the ${approval}.`] : []),
    ...(authority ? [`Standing authority ${authority}.`] : []),
  ];
}

function askedOf({ decider, by, defaultAfter, defaultAnswer }: DecisionView): string[] {
  return [
    `Decides: ${decider.title}.`,
    ...(by ? [`Due ${by}.`] : []),
    `No answer in ${defaultAfter}: ${defaultAnswer.toLowerCase()}.`,
  ];
}
