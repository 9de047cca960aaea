import { collections, type CollectionName } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { nearest } from '#lib/model/nearest.ts';
import type { ReferenceKind } from '#lib/model/reference.ts';
import { lookup } from './lookup.ts';
import type { CheckInput } from './rule.ts';
import { inFrontMatter } from './where.ts';

/** Why a reference does not resolve, in the words of its author. */
export interface Miss {
  message: string;
  hint: string;
}

/** What a reference of some kind may name: the ids, and where each is defined. */
interface Targets {
  noun: string;
  ids: Map<string, { file: string; path: (string | number)[] }>;
}

/** Looks up a front-matter reference; undefined when it resolves, or when its kind is not ours to judge. */
export function missing(
  input: CheckInput,
  from: Entry | undefined,
  kind: ReferenceKind | CollectionName,
  id: string,
): Miss | undefined {
  if (kind === 'role' || kind === 'technique') return undefined;
  if (kind === 'page') {
    const [collection = '', page = ''] = id.split('/');
    if (collection in collections) return missingPage(input, collection as CollectionName, page);
    return {
      message: `"${collection}" is not a kind of page`,
      hint: suggest(collection, Object.keys(collections)),
    };
  }
  if (kind in collections) return missingPage(input, kind as CollectionName, id);
  const targets = targetsOf(input, kind, from);
  if (targets.ids.has(id) || !judged(input, kind, id)) return undefined;
  const close = nearest(id, targets.ids.keys());
  const place = close === undefined ? undefined : targets.ids.get(close);
  const at = place && inFrontMatter(input, place.file, place.path).at.line;
  return {
    message: `${targets.noun} "${id}" does not exist`,
    hint: close && place ? `did you mean "${close}" (${place.file}:${at})?` : listed([...targets.ids.keys()]),
  };
}

/** Whether all that may define the id could be read; what could not has its own findings. */
function judged(input: CheckInput, kind: ReferenceKind | CollectionName, id: string): boolean {
  const known = lookup(input);
  if (kind === 'duty' || kind === 'authority') return known.complete('plan');
  if (kind === 'exception') return known.complete('use-case');
  if (kind !== 'scope' && kind !== 'data-source') return true;
  const file = `content/registries/${kind === 'scope' ? 'scopes' : 'data-sources'}.yaml`;
  const rows = input.sources.get(file)?.text.matchAll(/\bid:\s*["']?([a-z0-9-]+)/g) ?? [];
  return ![...rows].some((row) => row[1] === id);
}

function missingPage(input: CheckInput, collection: CollectionName, id: string): Miss | undefined {
  const known = lookup(input);
  if (known.exists(collection, id)) return undefined;
  const noun = nounOf(collection);
  const current = known.renamed(collection, id);
  if (current) return { message: `${noun} "${id}" is now called "${current}"`, hint: `write ${current}` };
  const close = nearest(id, known.ids(collection));
  return {
    message: `${noun} "${id}" does not exist`,
    hint: close
      ? `did you mean "${close}"?`
      : `write content/${collections[collection].folder}/${id}.mdx, or take it out`,
  };
}

/** A kind of reference as said in a sentence: `use-case` is "use case". */
export function nounOf(kind: string): string {
  return (
    { duty: 'notification duty', comms: 'message', triage: 'triage guide' }[kind] ?? kind.replace('-', ' ')
  );
}

/** "did you mean", else what there is to choose from. */
export function suggest(word: string, candidates: string[]): string {
  const close = nearest(word, candidates);
  return close ? `did you mean "${close}"?` : listed(candidates);
}

function listed(ids: string[]): string {
  if (ids.length === 0) return 'there is none yet';
  return ids.length > 8
    ? `one of ${ids.slice(0, 8).join(', ')} and ${ids.length - 8} more`
    : `one of ${ids.join(', ')}`;
}

function targetsOf(
  input: CheckInput,
  kind: ReferenceKind | CollectionName,
  from: Entry | undefined,
): Targets {
  const { entries, registries } = input.content;
  const ids: Targets['ids'] = new Map();
  const add = (file: string, path: string[], rows: readonly { id: string }[] | undefined) =>
    rows?.forEach((row, index) => ids.set(row.id, { file, path: [...path, index, 'id'] }));
  if (kind === 'scope') add('content/registries/scopes.yaml', [], registries.scopes);
  if (kind === 'data-source') add('content/registries/data-sources.yaml', [], registries['data-sources']);
  const plans = entries.plan.filter((plan) => plan.data.status !== 'deprecated');
  if (kind === 'duty')
    for (const plan of plans) add(plan.file, ['notification_duties'], plan.data.notification_duties);
  if (kind === 'authority') for (const plan of plans) add(plan.file, ['authority'], plan.data.authority);
  for (const useCase of entries['use-case']) {
    if (kind === 'exception') add(useCase.file, ['exceptions'], useCase.data.exceptions);
    if (kind === 'validation' && useCase === from)
      add(useCase.file, ['validations'], useCase.data.validations);
  }
  return { noun: kind === 'validation' ? 'validation of this use case' : nounOf(kind), ids };
}
