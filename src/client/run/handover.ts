import { inFull, late, span } from './clock.ts';
import type { Run } from './event.ts';
import { escaped } from './export-markdown.ts';
import type { Facts } from './facts.ts';
import { dueOf, pathOf, progressOf, reachedIn, type FlowNode } from './flow.ts';
import { holding, stateOf } from './state.ts';
import { nextUpdate } from './updates.ts';
import { counted, roleWords, sentence, stepTitle } from './words.ts';

/** What is open on the way, with who does it and when it is due. */
interface Open {
  node: FlowNode;
  isLate: boolean;
  words: string;
}

function openOf(run: Run, facts: Facts, at: number): Open[] {
  const state = stateOf(run);
  const path = pathOf(facts.flow, state);
  const reached = reachedIn(facts.flow, run);
  return facts.flow.nodes
    .filter(({ id }) => path.on.has(id) && !state.done.has(id))
    .map((node) => {
      const due = dueOf(node, run, reached);
      const over = late(due, at);
      const when = due === undefined ? '' : `, due ${inFull(due)}${over ? `, ${over}` : ''}`;
      const words = `${node.number} ${node.title} (${roleWords(node.owner)}${when})`;
      return { node, words, isLate: over !== undefined };
    });
}

/** Phases after this one are counted, not listed: a note is read aloud. */
function laterPhases(facts: Facts | undefined, open: readonly Open[], near: readonly Open[]): string[] {
  return (facts?.flow.phases ?? []).flatMap(({ name, title }) => {
    const left = open.filter(
      (item) => item.node.phase === name && item.node.kind === 'step' && !near.includes(item),
    ).length;
    return left > 0 ? [`${title}: ${counted(left, 'more step')}`] : [];
  });
}

/** The phase a run is in, in words: "Contain, 2 of 12". */
export function phaseWords(run: Run, { flow }: Pick<Facts, 'flow'>): string {
  const state = stateOf(run);
  const path = pathOf(flow, state);
  const phase = flow.phases.find(({ name }) => name === path.next?.phase) ?? flow.phases.at(-1);
  if (!phase) return '';
  const { done, all } = progressOf(flow, phase, state, path);
  return `${phase.title}, ${done} of ${all}`;
}

/** The note for whoever takes over: all they need to read back. Without the page, what the log alone says. */
export function handoverNote(run: Run, facts: Facts | undefined, at: number): string {
  const state = stateOf(run);
  const open = facts && !state.closed ? openOf(run, facts, at) : [];
  const now = open[0]?.node.phase;
  const near = open.filter(({ node, isLate }) => node.phase === now || isLate);
  const steps = near.filter(({ node }) => node.kind === 'step');
  const decisions = open.filter(({ node }) => node.kind === 'decision');
  const taken = [...state.done.values()].filter(({ kind }) => kind === 'decide');
  const said = holding(run.events).filter(({ logKind }) => logKind === 'decided');
  const gone = facts ? [] : Object.keys(run.steps).filter((id) => !state.done.has(id));
  const update = facts && nextUpdate(run, state, facts);
  const acting = [...new Set(run.events.flatMap(({ role }) => (role ? [roleWords(role)] : [])))];
  const lines = [
    `# Hand-over: ${escaped(run.codename)}`,
    '',
    `- Written: ${inFull(at)}`,
    `- Severity: ${state.severity}`,
    `- Time zero: ${inFull(run.started)}, ${span(at - Date.parse(run.started))} ago`,
    `- Aware since: ${state.awareness ? inFull(state.awareness) : 'not entered'}`,
    `- Playbook: ${facts?.title ?? run.procedure}${facts ? `, ${phaseWords(run, facts)}` : ''}`,
    ...(state.closed ? [`- Closed: ${inFull(state.closed.at)}`] : []),
    ...section('Open steps', [
      ...steps.map(({ words }) => words),
      ...gone.map((id) => stepTitle(run, id)),
      ...laterPhases(facts, open, near),
    ]),
    ...section(
      'Decisions that wait',
      decisions.map(({ words }) => words),
    ),
    ...section(
      'Decisions taken',
      [...new Set([...taken, ...said])].map(
        (event) => `${inFull(event.at)}: ${sentence(event, run)} (${roleWords(event.role)})`,
      ),
    ),
    ...section('Evidence', evidenceOf(run, facts)),
    ...section('Notification', dutiesOf(run, facts, at)),
    ...section('Next update', update ? [`by ${inFull(update.due)}, then every ${update.every}`] : []),
    ...section('Who knows', [
      ...(update ? [`To be told at ${state.severity}: ${update.tell}`] : []),
      ...(acting.length > 0 ? [`In the log: ${acting.join(', ')}`] : []),
    ]),
    ...section(
      'Last lines of the log',
      run.events.slice(-6).map((event) => `${inFull(event.at)}: ${sentence(event, run)}`),
    ),
    '',
    'Read it back aloud. Both announce the change on the bridge. The one who leaves stays 15 minutes.',
    '',
  ];
  return lines.join('\n');
}

/** An update in the form of the bridge: conditions, actions, needs. */
export function updateNote(run: Run, facts: Facts, at: number): string {
  const state = stateOf(run);
  const open = openOf(run, facts, at);
  const done = holding(run.events).filter(({ kind, logKind }) => kind === 'tick' || logKind === 'done');
  const waiting = open.filter(({ node }) => node.kind === 'decision').slice(0, 2);
  const update = nextUpdate(run, state, facts);
  return [
    `${run.codename}, ${state.severity}, ${inFull(at)}`,
    `Conditions: ${phaseWords(run, facts)}. ${span(at - Date.parse(run.started))} since time zero. ${
      done.length > 0
        ? `Last done: ${done
            .slice(-2)
            .map((event) => sentence(event, run).replace(/^Done: /, ''))
            .join('; ')}.`
        : 'Nothing done yet.'
    }`,
    `Actions: ${
      open
        .filter(({ node }) => node.kind === 'step')
        .slice(0, 3)
        .map(({ words }) => words)
        .join('; ') || 'none open'
    }.`,
    `Needs: ${waiting.map(({ words }) => words).join('; ') || 'none'}.`,
    ...(update ? [`Next update by ${inFull(update.due)}.`] : []),
    '',
  ].join('\n');
}

/** Deadlines counted from the awareness time. */
function dutiesOf(run: Run, facts: Facts | undefined, at: number): string[] {
  const { awareness } = stateOf(run);
  return (facts?.duties ?? []).map(({ regime, owner, seconds }) => {
    if (seconds === undefined) return `${regime}: without undue delay (${owner})`;
    if (!awareness) return `${regime}: enter the awareness time first (${owner})`;
    const due = Date.parse(awareness) + seconds * 1000;
    return `${regime}: ${inFull(due)}${late(due, at) ? ', passed' : ''}, counted from awareness (${owner})`;
  });
}

function evidenceOf(run: Run, facts: Facts | undefined): string[] {
  const { done } = stateOf(run);
  const steps = (facts?.preserves ?? []).map(
    (id) => `${stepTitle(run, id)}: ${done.has(id) ? 'done' : 'open'}`,
  );
  return [...steps, ...(facts?.evidence ?? []).map((line) => `To be saved first: ${line}`)];
}

function section(title: string, lines: readonly string[]): string[] {
  return [
    '',
    `## ${title}`,
    '',
    ...(lines.length > 0 ? lines.map((line) => `- ${escaped(line)}`) : ['- None']),
  ];
}
