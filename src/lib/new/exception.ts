import { addDays, daysBetween } from '#lib/model/date.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Exception } from '#lib/model/tuning.ts';
import { exceptionKinds, roles, type RoleName } from '#lib/model/vocabulary.ts';
import type { Answers, Field, Wrong } from './answers.ts';
import type { WholeRead } from './judge.ts';
import { inWords, matchOf, wrongMatch } from './match.ts';
import { date, eachOf, line, listed, oneOf } from './wrong.ts';

/** Days an exception holds unless said otherwise, and at most. */
const [usual, most] = [90, 365];
const coordinator = 'incident-coordinator';

/** The fields of an exception, in the order they are asked. */
export function exceptionFields(
  { data }: Entry<'use-case'>,
  { content }: WholeRead,
  today: string,
): Record<string, Field> {
  const scopes = data.scopes ?? content.registries.scopes.map(({ id }) => id);
  const names = new Map(content.registries.scopes.map(({ id, name }) => [id, name]));
  const useCases = content.entries['use-case'].map(({ id }) => id);
  const rules = (data.content ?? []).map(({ rule }) => rule);
  return {
    rule: { ask: 'The rule', wrong: oneOf('rule', rules), quiet: true },
    scope: {
      ask: `Scope (${scopes.join(', ')})`,
      suggest: () => (scopes.length === 1 ? scopes[0] : undefined),
      wrong: oneOf('scope of this use case', scopes),
    },
    match: { ask: 'Which events, as FIELD=VALUE', wrong: wrongMatch },
    statement: {
      ask: 'In one plain sentence',
      suggest: (known) => statementOf(known, names.get(known['scope'] ?? '')),
      wrong: line(200),
    },
    kind: { ask: 'Kind', suggest: () => 'exclude-value', wrong: oneOf('kind', exceptionKinds), quiet: true },
    reason: { ask: 'Reason', wrong: line(400) },
    owner: { ask: 'Owner (a role)', suggest: () => data.owner, wrong: oneOf('role', roles) },
    by: { ask: 'Requested by (a role)', suggest: ({ owner }) => owner, wrong: oneOf('role', roles) },
    approver: {
      ask: 'Approved by (another role)',
      suggest: ({ by }) => (by === coordinator ? 'executive-sponsor' : coordinator),
      wrong: (value, { by }) => (value === by ? fourEyes(value) : oneOf('role', roles)(value)),
    },
    until: {
      ask: 'Until',
      suggest: () => addDays(today, usual),
      wrong: (value) => date(value) ?? span(today, value),
    },
    'covered-by': { ask: 'Use cases that still look', wrong: eachOf('use case', useCases), quiet: true },
    residual: {
      ask: 'What it hides',
      suggest: (known) =>
        known['covered-by']
          ? 'These events raise no alert here. The use cases named beside it still look.'
          : 'These events raise no alert while it holds. No other use case is known to look there.',
      wrong: line(400),
      quiet: true,
    },
    'asked-provider': { ask: 'Asked the provider on', optional: true, wrong: date },
  };
}

function fourEyes(role: string): Wrong {
  return { message: `${role} also requested it`, hint: 'somebody else approves' };
}

function span(today: string, until: string): Wrong | undefined {
  const days = daysBetween(today, until);
  if (days < 0) return { message: `${until} has passed`, hint: `today is ${today}` };
  return days > most
    ? { message: `${until} is more than ${most} days ahead`, hint: `at the latest ${addDays(today, most)}` }
    : undefined;
}

function statementOf({ rule, match = '' }: Answers, scope = 'its scope'): string {
  const what = rule ? `Do not apply "${rule}" to ${scope}` : `Do not alert on ${scope}`;
  const sentence = `${what} when ${inWords(matchOf(match) ?? [])}.`;
  return sentence.length <= 200 ? sentence : `Do not alert on ${scope} for the events named below.`;
}

/** The row as its answers make it; what it says of match, dates and roles was judged before. */
export function exceptionOf(id: string, answers: Answers, today: string): Exception {
  const { scope = '', match = '', statement = '', kind, reason = '', residual = '' } = answers;
  const asked = answers['asked-provider'];
  const role = (name: string) => answers[name] as RoleName;
  return {
    ...{ id, statement, kind: kind as Exception['kind'], scope, match: matchOf(match) ?? [], reason },
    ...{ requested_by: role('by'), approved_by: role('approver'), owner: role('owner') },
    ...{ created: today, expires: answers['until'] ?? today },
    residual: { text: residual, use_cases: listed(answers['covered-by']) },
    ...(asked ? { asked_provider_on: asked } : {}),
  };
}
