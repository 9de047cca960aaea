import type { ContentRead } from '#lib/content/read.ts';
import { mayCall, mayKnowChanges, mayKnowChannels, mayRead, mayReadRegistries } from '#lib/model/audience.ts';
import { collectionNames } from '#lib/model/collection.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { History } from '#lib/model/history.ts';
import type { MetricsFile } from '#lib/model/metrics.ts';
import type { Audience } from '#lib/model/portal.ts';
import { addressOf } from '#lib/views/address.ts';
import { scopeMetrics } from '#lib/views/measure/scope-metrics.ts';
import { pathsIn } from './paths.ts';
import { Phrases } from './phrases.ts';
import { stringsIn, stringsOf } from './strings.ts';

/** All of content/, the numbers, and what git says of the files. */
export interface Everything {
  content: Content;
  sources: ContentRead['sources'];
  metrics: MetricsFile | undefined;
  history?: History;
}

/** What one audience may not read. Each with the file it comes from. */
export interface Secrets {
  phrases: Phrases;
  /** Of pages, in two parts or more. */
  ids: Map<string, string>;
  /** The last two names of an address or reference: `procedures/insider-misuse`. */
  paths: Map<string, string>;
  /** `canary-` and letters, lower-case, wherever they stand in what was left out. */
  canaries: Map<string, string>;
}

/** What may be an id of two parts or more. */
export const hyphened = /(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])/gi;

/** A word to plant in content that must not get out. */
export const canary = /\bcanary-[a-z0-9-]*[a-z0-9]/gi;

/**
 * What was left out for an audience, less what it may read: titles and ids of three words or more, other texts of four, and from eight words on every run of eight; names and numbers of contacts; rule
 * names of the metrics; addresses; canaries. `own` are the portal's own texts: they are nobody's secret.
 */
export function secretsOf(
  { content, sources, metrics, history = new Map() }: Everything,
  audience: Audience,
  own: Iterable<string>,
): Secrets {
  const secrets: Secrets = { phrases: new Phrases(), ids: new Map(), paths: new Map(), canaries: new Map() };
  const readable: string[] = [];
  const hide = (text: string, least: number, from: string) => {
    secrets.phrases.add(text, least, from);
    for (const [word] of text.matchAll(canary)) secrets.canaries.set(word.toLowerCase(), from);
  };
  const sort = (may: boolean, value: unknown, least: number, from: string) => {
    for (const text of stringsIn(value))
      if (may) readable.push(text);
      else hide(text, least, from);
  };

  for (const name of collectionNames)
    for (const entry of content.entries[name])
      if (mayRead(audience, name, entry.data)) readable.push(...ownWords(entry));
      else hideEntry(entry, sources.get(entry.file)?.text ?? '', secrets, hide);

  const { portal, registries } = content;
  const { channels, ...rest } = portal;
  sort(true, rest, 0, '');
  sort(mayKnowChannels(audience), channels, 3, 'content/portal.yaml');
  for (const name of ['scopes', 'data-sources', 'vendor-packs'] as const)
    sort(mayReadRegistries(audience), registries[name], 3, `content/registries/${name}.yaml`);
  for (const contact of registries.contacts) {
    const { primary, backup, phone, out_of_band } = contact;
    const numbers = [phone, out_of_band].map((text) => text.replace(/(?<=\d)\s+(?=\d)/g, ''));
    sort(mayCall(audience, contact), [primary, backup, phone, out_of_band], 2, 'the contacts');
    sort(mayCall(audience, contact), numbers, 1, 'the contacts');
  }
  sort(true, scopeMetrics(audience, metrics), 0, '');
  if (audience.metrics !== 'all') sort(false, namesIn(metrics), 2, 'content/metrics/metrics.json');

  // Short ones are what pages say too; a canary in one is looked for all the same.
  const subjects = new Set([...history.values()].flat().map(({ subject }) => subject));
  sort(mayKnowChanges(audience), [...subjects], 6, 'the history in git');

  const shared = [...readable, ...own];
  for (const text of shared) secrets.phrases.forget(text);
  for (const text of shared) for (const [id] of text.matchAll(hyphened)) secrets.ids.delete(id.toLowerCase());
  for (const text of shared) for (const path of pathsIn(text)) secrets.paths.delete(path);
  for (const text of readable)
    for (const [word] of text.matchAll(canary)) secrets.canaries.delete(word.toLowerCase());
  return secrets;
}

/** Rules, teams and exports by name: what numbers that were narrowed must not say. */
function namesIn(metrics: MetricsFile | undefined): unknown[] {
  const { results = [], sources = [] } = metrics ?? {};
  return [
    ...results.map(({ slice }) => Object.values(slice)),
    ...sources.map(({ id, files, capped }) => [id, ...files.map(({ path }) => path), capped ?? '']),
  ];
}

/** What a readable page may be recognised by, its id and address among it. */
function ownWords(entry: Entry): string[] {
  return [...stringsOf(entry).map(({ text }) => text), entry.id, ...pathsOf(entry)];
}

function pathsOf({ collection, id }: Entry): string[] {
  const address = addressOf(collection, id).split('/').slice(-3, -1).join('/');
  return [`${collection}/${id}`, address];
}

function hideEntry(
  entry: Entry,
  source: string,
  secrets: Secrets,
  hide: (text: string, least: number, from: string) => void,
): void {
  const from = entry.file;
  for (const path of pathsOf(entry)) secrets.paths.set(path.toLowerCase(), from);
  for (const [word] of source.matchAll(canary)) secrets.canaries.set(word.toLowerCase(), from);
  // A role is a word of a closed list, with or without a page.
  if (entry.collection !== 'role') {
    hide(entry.data.title, 3, from);
    hide(entry.id, 3, from);
    if (entry.id.includes('-')) secrets.ids.set(entry.id.toLowerCase(), from);
  }
  for (const { kind, text } of stringsOf(entry)) hide(text, kind === 'id' ? 3 : 4, from);
}
