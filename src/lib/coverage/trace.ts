import type { Content, Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import { coverage } from './coverage.ts';
import { runningRules } from './rule-rows.ts';
import type { QuestionCell, QuestionCoverage } from './question.ts';
import type { Answer } from './use-case.ts';

type UseCase = Entry<'use-case'>;

/** The chain from one question of a threat to what people do: by one use case, or by none. */
export interface Trace {
  threat: Entry<'threat'>;
  question: QuestionCoverage['question'];
  /** An accepted gap inside its date. */
  accepted: boolean;
  links: TraceLink[];
  breaks: Break[];
}

/** One use case that answers, and what hangs on it. */
export interface TraceLink {
  useCase: UseCase;
  /** Rules that run for it. */
  rules: ReturnType<typeof runningRules>;
  guide: Entry<'triage'> | undefined;
  /** What the guide escalates to, in its order. */
  procedures: Entry<'procedure'>[];
  /** Where it answers, scope by scope. */
  places: { scope: string; state: Answer['state']; reason: string }[];
}

/** Where a chain ends too early, or hangs by a thread. */
export type Break =
  | { kind: 'gap' }
  | { kind: 'nothing-there' | 'not-proven'; scopes: string[] }
  | { kind: 'no-rule' | 'no-guide' | 'no-procedure' | 'other-procedure'; useCase: UseCase };

/** Every question of every threat that is not deprecated, in their order, with the chain behind it on `today`. */
export function traces(content: Content, today: string): Trace[] {
  return coverage(content, today).flatMap(({ threat, questions }) =>
    questions.map(({ question, cells, accepted }): Trace => {
      const links = (question.answered_by ?? []).flatMap((id) => linkOf(content, id, cells));
      return {
        threat,
        question,
        accepted,
        links,
        breaks: breaksOf(threat, question, cells, accepted, links),
      };
    }),
  );
}

function linkOf(content: Content, id: string, cells: readonly QuestionCell[]): TraceLink[] {
  const useCase = content.entries['use-case'].find((entry) => entry.id === id);
  if (!useCase) return [];
  const guide = content.entries.triage.find((entry) => entry.id === useCase.data.triage_guide);
  const escalations = new Set((guide?.data.decide ?? []).flatMap((row) => row.escalate?.procedure ?? []));
  const places = cells.flatMap(({ scope, answers }) =>
    answers.filter((answer) => answer.useCase === id).map(({ state, reason }) => ({ scope, state, reason })),
  );
  return [
    {
      ...{ useCase, guide, places },
      rules: runningRules(useCase.data),
      procedures: [...escalations].flatMap(
        (one) => content.entries.procedure.find((entry) => entry.id === one) ?? [],
      ),
    },
  ];
}

function breaksOf(
  threat: Entry<'threat'>,
  { gap }: Trace['question'],
  cells: readonly QuestionCell[],
  accepted: boolean,
  links: readonly TraceLink[],
): Break[] {
  if (gap) return accepted ? [] : [{ kind: 'gap' }];
  const scopesIn = (...states: QuestionCell['state'][]) =>
    cells.filter(({ state }) => states.includes(state)).map(({ scope }) => scope);
  const [dark, unproven] = [scopesIn('gap', 'planned'), scopesIn('failed', 'running-untested', 'expired')];
  const live = links.filter(({ useCase }) => isLive(useCase.data));
  const known = new Set(threat.data.procedures);
  const of = (kind: 'no-rule' | 'no-guide' | 'no-procedure' | 'other-procedure', at: TraceLink[]): Break[] =>
    at.map(({ useCase }) => ({ kind, useCase }));
  return [
    ...(dark.length > 0 ? [{ kind: 'nothing-there' as const, scopes: dark }] : []),
    ...(unproven.length > 0 ? [{ kind: 'not-proven' as const, scopes: unproven }] : []),
    ...of(
      'no-rule',
      live.filter(({ rules }) => rules.length === 0),
    ),
    ...of(
      'no-guide',
      live.filter(({ guide }) => !guide),
    ),
    ...of(
      'no-procedure',
      live.filter(({ guide, procedures }) => guide && procedures.length === 0),
    ),
    ...of(
      'other-procedure',
      live.filter(
        ({ procedures }) =>
          known.size > 0 && procedures.length > 0 && !procedures.some(({ id }) => known.has(id)),
      ),
    ),
  ];
}
