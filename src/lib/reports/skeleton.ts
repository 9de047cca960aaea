import type { Report } from '#lib/model/report.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { writeYaml } from '#lib/yaml/write.ts';
import { figuresOf } from './five.ts';
import { headlineCandidates } from './headlines.ts';
import { periodInWords } from './span.ts';

/**
 * index.mdx of a new report as a draft that passes check: what the numbers allow to be said, what was asked and promised
 * before and is still open, what is worth asking for, and the parts of its kind. `before` is the report of the period
 * before.
 */
export function skeleton(snapshot: Snapshot, before: Report | undefined): string {
  const { period, kind, frozen_on } = snapshot;
  const asks = (before?.asks ?? []).filter(({ decision }) => !decision || decision.answer === 'later');
  const promises = (before?.promises ?? []).filter(({ state }) => state === 'open' || state === 'late');
  const front = {
    title: `${titles[kind]}, ${periodInWords(period)}`,
    summary: summaries[kind],
    owner: 'incident-coordinator',
    status: 'draft',
    reviewed: frozen_on,
    tlp: 'amber',
    audience: kind === 'monthly' ? ['responder'] : ['responder', 'executive'],
    period,
    headline: headlineCandidates(snapshot),
    ...(asks.length > 0 ? { asks } : {}),
    ...(promises.length > 0 ? { promises } : {}),
  };
  const notes = kind === 'monthly' ? [] : askNotes(snapshot, asks.length > 0);
  return ['---', writeYaml(front), ...notes, '---', '', body(snapshot), ''].join('\n');
}

const titles = {
  executive: 'Detection and response',
  monthly: 'Operations',
  'first-90-days': 'Our first 90 days',
} as const;

const summaries = {
  executive: 'What changed in the quarter, what we ask you to decide, what came of our promises.',
  monthly: 'One page: what came in, how fast it was decided, what is late.',
  'first-90-days': 'What a start in detection and response has brought, and what it needs next.',
} as const;

/** What no money was asked for yet, as comments to turn into asks. */
function askNotes({ threats }: Snapshot, carried: boolean): string[] {
  const open = threats.filter(({ state }) => state === 'gap').slice(0, 3);
  const lines = [
    `# ${carried ? 'The asks above were not decided yet. ' : ''}Ask for something, or say  no_ask: why not.`,
    ...(open.length > 0 ? ['# Threats that nothing would reliably show us, the largest risk first:'] : []),
    ...open.map(({ id, title, risk }) => `#   ${title}, risk ${risk} of 25`.concat(`  (risk_if_not: ${id})`)),
  ];
  return carried
    ? lines
    : [
        ...lines,
        '# asks:',
        '#   - {ask: Buy …, cost: EUR …, risk_if_not: …, decision_by: …, owner: executive-sponsor}',
      ];
}

function body(snapshot: Snapshot): string {
  const figures = figuresOf(snapshot).map(({ metric }) => `<Figure metric="${metric}" />`);
  const parts = {
    executive: [
      '<Headline />',
      '<Asks />',
      '<Promises />',
      '## What changed',
      ...figures.slice(0, 2),
      '<Coverage />',
      '## In our own words',
      'TODO: what happened, what it meant, what we cannot claim. Ten sentences that a board member can repeat.',
      '<Definitions />',
    ],
    // One sheet: the team finds definitions behind each figure.
    monthly: ['<Headline />', '<Incidents />', ...figures.slice(0, 2), '<Promises />'],
    'first-90-days': [
      '<Headline />',
      '## What is in place',
      '<Coverage />',
      '## What it takes next',
      '<Asks />',
      '<Promises />',
      '<Definitions />',
    ],
  };
  return parts[snapshot.kind].join('\n\n');
}
