import type { ExceptionRow } from '#lib/coverage/exceptions.ts';
import { runningRules } from '#lib/coverage/rule-rows.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { Exception } from '#lib/model/tuning.ts';
import { commonVariables } from '#lib/model/vocabulary.ts';
import { uuidOfAddress } from '#lib/views/cacao/identifier.ts';
import { conditionSentence } from './exception-text.ts';
import type { Site } from '#lib/views/site.ts';

/** An exception as a Sigma filter, or in a sentence why it cannot be one. */
export type SigmaFilter = { path: string; text: string } | { why: string };

/** Kinds that let nothing through. The others change an alert or its hours, which a filter cannot say. */
const filters: readonly Exception['kind'][] = ['exclude-scope', 'exclude-value', 'rule-off-on-scope'];

/**
 * The exception as a filter of the Sigma specification 2.0. The condition reads `not selection`, as pySigma joins it
 * to the rule with `and`; an example of the specification leaves the `not` out. It names the rules it is for, never
 * all of a log source.
 */
export function sigmaFilter(site: Site, row: ExceptionRow): SigmaFilter {
  const { useCase, exception } = row;
  if (!filters.includes(exception.kind))
    return { why: 'A Sigma filter hides events. This exception changes what an alert is, or when.' };
  const logsource = logsourceOf(site, row);
  if (!logsource)
    return { why: 'No data source of the use case that reaches this scope names a Sigma log source.' };
  const path = `detect/exceptions/${useCase.id}/mf_${exception.id.replaceAll('-', '_')}.yml`;
  const selections = selectionsOf(exception.match);
  const names = selections.map((_, index) => (index === 0 ? 'selection' : `selection_${index + 1}`));
  const lines = [
    `title: ${quoted(`Exception ${exception.id}: ${useCase.data.title}`.slice(0, 256))}`,
    `id: ${uuidOfAddress(new URL(site.base + path, site.content.portal.url).href)}`,
    `description: ${quoted(describe(site, row))}`,
    `date: ${quoted(exception.created)}`,
    'logsource:',
    ...Object.entries(logsource).map(([key, value]) => `    ${key}: ${quoted(String(value))}`),
    'filter:',
    '    rules:',
    ...rulesOf(row).map((rule) => `        - ${quoted(rule)}`),
    ...selections.flatMap((rows, index) => [`    ${names[index] ?? ''}:`, ...rows.map(written)]),
    `    condition: not ${names.length === 1 ? 'selection' : `(${names.join(' and ')})`}`,
  ];
  return { path, text: `${lines.join('\n')}\n` };
}

function logsourceOf(site: Site, { useCase, exception }: ExceptionRow): object | undefined {
  const used = useCase.data.data_sources ?? [];
  return site.content.registries['data-sources']
    .filter(({ id, scopes }) => used.includes(id) && scopes.includes(exception.scope))
    .toSorted((a, b) => used.indexOf(a.id) - used.indexOf(b.id))
    .flatMap(({ sigma_logsources: logs = [] }) => logs)[0];
}

function rulesOf({ useCase }: ExceptionRow): string[] {
  return runningRules(useCase.data).map(
    ({ rule }) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(rule)?.[0] ?? rule,
  );
}

function describe(site: Site, { useCase, exception }: ExceptionRow): string {
  const values = exception.match.flatMap(({ value }) => value).join(' ');
  const open = [...new Set([...commonVariables, ...(useCase.data.variables ?? [])])].filter((word) =>
    new RegExp(String.raw`(?<![A-Za-z0-9_])${word}(?![A-Za-z0-9_])`).test(values),
  );
  return [
    conditionSentence(site, exception),
    `Ends on ${dateInWords(exception.expires)}.`,
    'Rules stand here by their names: put the ids of your Sigma rules.',
    ...(open.length > 0 ? [`Replace before use: ${open.join(', ')}.`] : []),
  ].join(' ');
}

/** Rows that must all hold, as maps: a key can stand in a map once. */
function selectionsOf(match: Exception['match']): Exception['match'][] {
  const maps: Exception['match'][] = [];
  for (const row of match) {
    const free = maps.find((rows) => rows.every((other) => keyOf(other) !== keyOf(row)));
    if (free) free.push(row);
    else maps.push([row]);
  }
  return maps;
}

function keyOf({ field, op }: Exception['match'][number]): string {
  return op === 'starts' ? `${field}|startswith` : op === 'cidr' ? `${field}|cidr` : field;
}

function written(row: Exception['match'][number]): string {
  const literal = (value: string) =>
    quoted(row.op === 'cidr' ? value : value.replace(/[\\*?]/g, String.raw`\$&`));
  const values = Array.isArray(row.value) ? `[${row.value.map(literal).join(', ')}]` : literal(row.value);
  return `        ${quoted(keyOf(row))}: ${values}`;
}

/** A double-quoted YAML scalar: JSON's escapes are YAML's, and what YAML cannot print is written as a number. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
