import type { Answers } from './answers.ts';
import type { PageKind, Tuning } from './kinds.ts';
import { wrongUsage } from './problem.ts';

const text = (value: string, help: string) => ({ type: 'text', value, help }) as const;

/** What a page or a row of tuning is told, by flag. Which kind takes which, its fields say. */
const told = {
  id: text('ID', 'its id; default: from the title'),
  owner: text('ROLE', 'who keeps it true; default: by kind'),
  summary: text('TEXT', 'one or two sentences'),
  threat: text('ID', 'procedure, exercise, use-case: the threat it is about'),
  question: text('ID', 'use-case: the question of that threat it answers'),
  procedure: text('ID', 'preparation, exercise, triage, threat: the procedure it leads to'),
  'use-case': text('ID', 'triage: the use case that alerts'),
  techniques: text('IDS', 'procedure, use-case, threat: ATT&CK ids, with commas'),
  scope: text('ID', 'exception, baseline: where'),
  match: text(
    'CONDITION',
    'exception: FIELD=VALUE, FIELD=A|B, FIELD^=START, FIELD=NETWORK; joined by " and "',
  ),
  reason: text('TEXT', 'exception: why'),
  rule: text('NAME', 'exception: the rule of the use case it is about, for its sentence'),
  until: { type: 'date', help: 'exception: its last day; default: 90 days ahead, at most 365' },
  by: text('ROLE', 'exception: who requested it; default: the owner'),
  approver: text('ROLE', 'exception: who approved it; default: the coordinator'),
  'asked-provider': { type: 'date', help: 'exception: the day the provider was asked' },
  residual: text('TEXT', 'exception: what it hides'),
  'covered-by': text('IDS', 'exception: use cases that still look, with commas'),
  kind: text('KIND', 'exception: default exclude-value'),
  measure: text('TEXT', 'baseline: what is counted'),
  threshold: text('TEXT', 'baseline: what is far off'),
  method: text('METHOD', 'baseline: default first-seen'),
  window: text('DURATION', 'baseline: how far back it looks; default 30d'),
  refresh: text('DURATION', 'baseline: refreshed every; default 30d'),
  statement: text('TEXT', 'exception, baseline: one plain sentence; default: made of the rest'),
} as const;

/** The flags of `npm run new`, beside `--today` and `--root`. */
export const newFlags = {
  ...told,
  yes: { type: 'flag', help: 'ask nothing' },
  'dry-run': { type: 'flag', help: 'print the file, and write nothing' },
} as const;

/** The flags that say something. Throws a NewProblem of usage about one that says nothing about this kind. */
export function givenOf(flags: Answers, kind: PageKind | Tuning, fields: Iterable<string>): Answers {
  const names = new Set(fields);
  const given = Object.keys(told).filter((name) => flags[name] !== undefined);
  const idle = given.find((name) => !names.has(name));
  if (idle) {
    const takes = [...names].filter((name) => name !== 'title').map((name) => `--${name}`);
    throw wrongUsage(`--${idle} says nothing about a new ${kind}`, `it takes ${takes.join(', ')}`);
  }
  return Object.fromEntries(given.map((name) => [name, flags[name]]));
}
