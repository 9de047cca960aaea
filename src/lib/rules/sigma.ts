import { fields, list, techniquesIn, text, texts, type Fields } from './field.ts';
import { fingerprint } from './fingerprint.ts';
import { levelOf, noisyLevel } from './level.ts';
import { stem, type Place } from './place.ts';
import type { LogSource, ReadRule } from './rule.ts';

/** What makes a Sigma rule fire. */
const fires = ['logsource', 'detection', 'correlation', 'filter'];

/** Whether a document is Sigma: a rule, a correlation or a filter. */
export function isSigma(document: Fields): boolean {
  return ['logsource', 'detection', 'correlation', 'filter'].some((key) => Object.hasOwn(document, key));
}

/** One Sigma document. Which rules a correlation counts is settled once all are read: `linkCorrelations`. */
export function readSigma(document: Fields, place: Place): ReadRule {
  const status = text(document['status']).toLowerCase();
  const id = text(document['id']) || stem(place.file);
  const title = text(document['title']) || stem(place.file);
  if (status === 'deprecated' || status === 'unsupported') return { leftOut: status, title, id };
  if (Object.hasOwn(document, 'filter')) return { leftOut: 'filter', title, id };
  const level = levelOf(document['level']);
  const tags = texts(document['tags']);
  const rule = {
    ...{ format: 'sigma' as const, ...place, id, title, level, tags },
    techniques: techniquesIn(tags.filter((tag) => /^attack\.t\d/i.test(tag))),
    needs: Object.hasOwn(document, 'correlation') ? [] : logSourcesOf(document['logsource']),
    noisy: noisy(document, status, level),
    hash: fingerprint(document, fires),
  };
  const name = text(document['name']);
  return { rule, aliases: [id, title, ...(name ? [name] : [])] };
}

/** The ids and names of the rules a correlation counts, and whether they alert on their own as well. */
export function correlated(document: Fields): { rules: string[]; generate: boolean } | undefined {
  if (!Object.hasOwn(document, 'correlation')) return undefined;
  const { rules, generate } = fields(document['correlation']);
  return { rules: texts(rules), generate: generate === true };
}

function logSourcesOf(value: unknown): LogSource[][] {
  const source: LogSource = {};
  const written = fields(value);
  for (const key of ['product', 'service', 'category'] as const) {
    const word = text(written[key]).toLowerCase();
    if (word) source[key] = word;
  }
  return Object.keys(source).length > 0 ? [[source]] : [];
}

/** Words with which authors say that they know of no false positive. */
const none = /^(unknown|unlikely|none|rare|very unlikely|penetration tests?|highly unlikely)\b/i;

function noisy(document: Fields, status: string, level: string | undefined): string | undefined {
  const known = texts(document['falsepositives']).filter((line) => !none.test(line));
  if (status === 'experimental') return 'is experimental';
  if (hasPlaceholder(document['detection'])) return 'has placeholders to fill in';
  return (
    noisyLevel(level) ??
    (level !== 'high' && level !== 'critical' && known.length > 0
      ? 'fires on normal work that its author names'
      : undefined)
  );
}

/** `User|expand: '%admins%'`: a value only we know. */
function hasPlaceholder(detection: unknown): boolean {
  return Object.values(fields(detection))
    .flatMap(list)
    .some((selection) => Object.keys(fields(selection)).some((key) => key.includes('|expand')));
}
