import type { ExceptionRow } from '#lib/coverage/exceptions.ts';
import { resultState } from '#lib/coverage/result.ts';
import { runningRules } from '#lib/coverage/rule-rows.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { Exception } from '#lib/model/tuning.ts';
import type { Validation } from '#lib/model/validation.ts';
import type { Site } from '#lib/views/site.ts';
import { scopeName } from './use-case.ts';
import { insideSentence, listed } from '#lib/views/words.ts';

/** What a kind of exception does with an event that meets its conditions. */
const effects: Record<Exception['kind'], string> = {
  'exclude-scope': 'No alert',
  'exclude-value': 'No alert',
  'rule-off-on-scope': 'The rule is off',
  threshold: 'Another threshold holds',
  'time-window': 'No alert at set times',
  'level-override': 'The alert has another level',
};

/** The condition of an exception as one plain sentence: what happens, where, and when all of what holds. */
export function conditionSentence(site: Site, { kind, scope, match }: Exception): string {
  return `${effects[kind]} on ${lower(scopeName(site, scope))} when ${listed(match.map(condition))}.`;
}

function condition({ field, op, value }: Exception['match'][number]): string {
  const values = [value].flat();
  if (op === 'starts') return `${field} starts with ${values.join(', ')}`;
  const verb = op === 'cidr' ? 'lies in' : values.length > 1 ? 'is one of' : 'is';
  return `${field} ${verb} ${values.join(', ')}`;
}

/** The rules an exception changes, as "Product: rule". */
export function rulesHidden({ useCase }: ExceptionRow): string[] {
  return runningRules(useCase.data).map(({ product, rule }) => `${product}: ${rule}`);
}

/** What to send to whoever runs the rules: a request that can be carried out, and taken back on its last day. */
export function requestText(site: Site, row: ExceptionRow): string {
  const { exception, useCase } = row;
  const rules = rulesHidden(row);
  return [
    `Change of a detection rule: ${useCase.data.title}`,
    '',
    exception.statement,
    '',
    ...(rules.length > 0 ? ['Rules', ...rules.map((rule) => `- ${rule}`), ''] : []),
    `What: ${conditionSentence(site, exception)}`,
    'All conditions must hold. Everything else still raises an alert.',
    `Why: ${exception.reason}`,
    `What still looks there: ${exception.residual.text}`,
    `From: now. Until: ${dateInWords(exception.expires)}. Take it out on that day unless we ask again.`,
    `Asked by: ${insideSentence(exception.requested_by)}. Approved by: ${insideSentence(exception.approved_by)}. Owner: ${insideSentence(exception.owner)}.`,
    '',
    'Tell us the day it is in force. We then test that the rule still fires outside it.',
    `Reference: ${useCase.id}/${exception.id}`,
    '',
  ].join('\n');
}

/** How far the request has come: asked, applied, proven by a retest. */
export function requestSteps({ exception, request, retest }: ExceptionRow): {
  tone: 'ok' | 'part' | 'planned';
  text: string;
}[] {
  const { asked_provider_on: asked, applied_on: applied } = exception;
  const done = (word: string, date: string) => ({
    tone: 'ok' as const,
    text: `${word} ${dateInWords(date)}`,
  });
  const open = (text: string) => ({ tone: 'planned' as const, text });
  if (!applied)
    return [asked ? done('Asked', asked) : open('Not asked'), open('Not applied'), open('Not retested')];
  return [
    ...(asked ? [done('Asked', asked)] : []),
    done('Applied', applied),
    request === 'proven' && retest
      ? {
          tone: 'ok',
          text: `Retested ${dateInWords(retest.date)}: ${silent(retest) ? 'silent, as asked' : 'still fires'}`,
        }
      : { tone: 'part', text: 'Applied, and no retest proves it' },
  ];
}

/** A retest without an alert counts only inside the exception, where silence is what was asked for. */
function silent(retest: Validation): boolean {
  return resultState(retest, retest.date) === 'failed';
}

/** A name inside a sentence; what is written in capitals stays. */
function lower(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? insideSentence(name) : name;
}
