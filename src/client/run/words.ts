import type { Run, RunEvent } from './event.ts';

const exact: Readonly<Record<string, string>> = {
  mssp: 'provider',
  hr: 'HR',
  'ir-retainer': 'IR retainer',
  'it-operations': 'IT operations',
};

/** A role inside a sentence: `technical-lead` → "technical lead". */
export function roleWords(role: string | undefined): string {
  return exact[role ?? ''] ?? (role ?? 'somebody').replaceAll('-', ' ');
}

/** The step as the run knew it at its start. */
export function stepTitle(run: Pick<Run, 'steps'>, id: string): string {
  return (Object.hasOwn(run.steps, id) ? run.steps[id] : undefined) ?? id;
}

/** An event as a line of the log. */
export function sentence(event: RunEvent, run: Run): string {
  const { kind, step = '', answer = '', note, reopens } = event;
  const title = stepTitle(run, step);
  const why = note ? `. ${note}` : '';
  switch (kind) {
    case 'tick':
      return `Done: ${title}${why}`;
    case 'untick':
      return `Reopened: ${title}${why}`;
    case 'decide': {
      const back = reopens?.[0];
      return `Decision ${title}${title.endsWith('?') ? '' : ':'} ${answer}${back ? `. Back to ${stepTitle(run, back)}` : ''}${why}`;
    }
    case 'severity':
      return `Severity is ${answer}${why}`;
    case 'role':
      return `Acting as ${roleWords(event.role)}${why}`;
    case 'criterion':
      return `${answer === 'met' ? 'Met' : 'Not met any more'}: ${note ?? ''}`;
    case 'close':
      return `Closed${why}`;
    case 'log':
      return step.startsWith('run:') || !step ? (note ?? '') : `${title}${why}`;
  }
}

/** "1 step", "3 steps". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
