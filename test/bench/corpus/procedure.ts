import { Random } from '#lib/exports/sample/random.ts';
import { commandFor, type Command } from './command.ts';
import { capital, draw, things } from './words.ts';

/** One thing to do: prose, a command, and now and then a reason. */
export interface Step {
  id: string;
  title: string;
  role: string;
  /** Minutes from the start. */
  within: number;
  text: string;
  command: Command;
  why: string | undefined;
}

export interface Phase {
  name: string;
  title: string;
  goal: string;
  steps: Step[];
}

/** A procedure before anybody's syntax: every portal of the bench shows these texts. */
export interface Procedure {
  id: string;
  title: string;
  summary: string;
  severity: string;
  techniques: string[];
  triggers: string[];
  rules: { if: string; then: string }[];
  stopNow: string[];
  neverDo: string[];
  callFirst: string[];
  evidenceFirst: string[];
  exit: { phase: string; criterion: string }[];
  /** Other procedures, by id. */
  seeAlso: string[];
  phases: Phase[];
}

const phases = [
  ['identification', 'Identify'],
  ['containment', 'Contain'],
  ['eradication', 'Eradicate'],
  ['recovery', 'Recover'],
] as const;
const roles = ['technical-lead', 'incident-coordinator'] as const;
const techniques = ['T1078.004', 'T1110.003', 'T1114.003', 'T1486', 'T1490', 'T1539', 'T1566.002', 'T1621'];
const stepsInPhase = 4;

/** Procedure number `index` of `total`: about 1,000 words, 16 steps, 16 commands. The same number, the same text. */
export function procedure(index: number, total: number): Procedure {
  const random = new Random(index + 1);
  const thing = draw(random, things);
  const parts = phases.map(([name, title], phase): Phase => ({
    name,
    title,
    goal: sentence(random),
    steps: Array.from({ length: stepsInPhase }, (_, at) => step(random, phase * stepsInPhase + at)),
  }));
  const first = random.whole(0, techniques.length - 3);
  const lines = (count: number) => Array.from({ length: count }, () => sentence(random));
  return {
    id: idOf(index),
    title: `${capital(thing)} case ${index}`,
    summary: sentence(random),
    severity: draw(random, ['SEV1', 'SEV2', 'SEV3']),
    techniques: techniques.slice(first, first + 3),
    triggers: lines(3),
    rules: ['SEV1', 'SEV2', 'SEV3'].map((then) => ({ if: sentence(random), then })),
    stopNow: lines(2),
    neverDo: lines(2),
    callFirst: lines(2),
    evidenceFirst: lines(2),
    exit: phases.map(([phase]) => ({ phase, criterion: sentence(random) })),
    seeAlso: [idOf((index + 1) % total), idOf((index + 7) % total)],
    phases: parts,
  };
}

function step(random: Random, at: number): Step {
  return {
    id: `step-${at + 1}`,
    title: sentence(random).replace(/ of host.*$/, ''),
    role: draw(random, roles),
    within: 10 + at * 15,
    text: Array.from({ length: 2 + (at % 3) }, () => sentence(random)).join(' '),
    command: commandFor(random, at),
    why: at % 3 === 0 ? sentence(random) : undefined,
  };
}

function idOf(index: number): string {
  return `case-${String(index).padStart(5, '0')}`;
}

const actions = [
  'Save',
  'List',
  'Export',
  'Compare',
  'Disable',
  'Check',
  'Record',
  'Search',
  'Block',
  'Restore',
];
const limits = [
  'before the log rolls over',
  'while it is still open',
  'unless the owner refuses',
  'with a second reader',
];

function sentence(random: Random): string {
  const [action, thing, limit] = [actions, things, limits].map((list) => draw(random, list));
  return `${action} the ${thing} of host ${random.whole(100, 999)} ${limit}.`;
}
