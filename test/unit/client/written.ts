import fc from 'fast-check';
import { about, nextId, type Run, type RunEvent } from '#client/run/event.ts';
import type { Facts } from '#client/run/facts.ts';
import type { Flow, FlowNode } from '#client/run/flow.ts';

const step = (id: string, number: string, more: Partial<FlowNode> = {}): FlowNode => ({
  ...{ kind: 'step', id, number, title: `Title of ${id}`, phase: 'identification', owner: 'technical-lead' },
  ...{ branches: [], ...more },
});

/** Two phases, a block, a decision that skips, one that leads back, and one that leaves the page. */
export const flow: Flow = {
  phases: [
    { name: 'identification', title: 'Identify', criteria: ['Two signs agree.'] },
    { name: 'containment', title: 'Contain', criteria: [] },
  ],
  nodes: [
    step('first', '1.1', { within: 300 }),
    step('file/open', '1.2', { within: 600, block: 'file' }),
    step('file/name', '1.3', { within: 1200, block: 'file' }),
    step('real', '1.4', {
      kind: 'decision',
      owner: 'incident-coordinator',
      otherwise: { answer: 'Yes', after: 300 },
      branches: [
        { answer: 'Yes', target: 'cut' },
        { answer: 'No', leaves: { title: 'Malware', href: '/malware/' } },
      ],
    }),
    step('cut', '2.1', { phase: 'containment', within: 3600 }),
    step('spreads', '2.2', {
      kind: 'decision',
      phase: 'containment',
      branches: [
        { answer: 'Yes', target: 'cut' },
        { answer: 'No', target: 'last' },
        { answer: 'Cannot tell', target: 'links' },
      ],
    }),
    step('links', '2.3', { phase: 'containment', within: 3900, owner: 'it-operations' }),
    step('last', '2.4', { phase: 'containment' }),
  ],
};

export const facts: Facts = {
  title: 'Ransomware or mass encryption',
  flow,
  severities: [{ id: 'SEV1', updateSeconds: 3600, updateEvery: '1 h', tell: 'legal and provider' }],
  duties: [
    { regime: 'GDPR', owner: 'data protection', seconds: 72 * 3600 },
    { regime: 'Insurer', owner: 'finance' },
  ],
  preserves: ['cut'],
  evidence: ['Memory of the first host'],
};

export const ids = flow.nodes.map(({ id }) => id);
export const started = '2026-11-24T02:00:00Z';

/** Minutes after time zero, as an event carries them. */
export const after = (minutes: number) =>
  `${new Date(Date.parse(started) + minutes * 60_000).toISOString().slice(0, 19)}Z`;

export const emptyRun: Run = {
  ...{ id: 'aaaaaaaa-0001', codename: 'Heron', severity: 'SEV1', procedure: 'ransomware' },
  contentVersion: '2026-11-12+abcdef0',
  started,
  steps: Object.fromEntries(flow.nodes.map(({ id, number, title }) => [id, `${number} ${title}`])),
  events: [],
};

type Draft = Omit<RunEvent, 'id' | 'at'> & { minutes?: number };

/** A run with these events, numbered as they come, one minute apart unless said. */
export function runOf(...drafts: Draft[]): Run {
  const events: RunEvent[] = [];
  drafts.forEach(({ minutes, ...rest }, at) => {
    const base = { id: nextId(events, 'tester'), at: after(minutes ?? at + 1) };
    events.push({ role: 'scribe', ...rest, ...base });
  });
  return { ...emptyRun, events };
}

const words = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .filter((text) => /^[^\p{Cc}\p{Cf}]*$/u.test(text));

const draft = fc.oneof(
  fc.record({ kind: fc.constantFrom('tick', 'untick'), step: fc.constantFrom(...ids) }),
  fc.record({
    ...{ kind: fc.constant('decide'), step: fc.constantFrom('real', 'spreads') },
    answer: fc.constantFrom('Yes', 'No', 'Cannot tell'),
  }),
  fc.record({ kind: fc.constant('log'), note: words, logKind: fc.constantFrom('seen', 'done', 'decided') }),
  fc.record({ kind: fc.constant('severity'), answer: fc.constantFrom('SEV1', 'SEV2', 'SEV3', 'SEV4') }),
  fc.record({ kind: fc.constant('role'), role: fc.constantFrom('scribe', 'technical-lead') }),
  fc.record({
    ...{ kind: fc.constant('criterion'), step: fc.constant('identification') },
    ...{ note: fc.constant('Two signs agree.'), answer: fc.constantFrom('met', 'open') },
  }),
  fc.record({ kind: fc.constant('close'), note: words }),
  fc.record({ kind: fc.constant('undo'), back: fc.nat(5) }),
) as fc.Arbitrary<Draft | { kind: 'undo'; back: number }>;

/** Runs as two writers would leave them: any events, some undone, clocks that jump. */
export const anyRun: fc.Arbitrary<Run> = fc
  .array(fc.tuple(draft, fc.constantFrom('alphaa', 'bravoo'), fc.integer({ min: -90, max: 900 })), {
    maxLength: 25,
  })
  .map((rows) => {
    const events: RunEvent[] = [];
    for (const [made, writer, minutes] of rows) {
      const base = { id: nextId(events, writer), at: after(minutes) };
      if (made.kind !== 'undo') events.push({ ...made, ...base });
      else {
        const target = events.at(-1 - (made as { back: number }).back);
        if (target)
          events.push({ kind: 'log', step: about.undo, answer: target.id, note: 'Undone', ...base });
      }
    }
    return { ...emptyRun, events };
  });
