import { collections, type CollectionName } from '#lib/model/collection.ts';
import type { Entry } from '#lib/model/entry.ts';
import { nearest } from '#lib/model/nearest.ts';
import type { Point } from '#lib/model/finding.ts';
import { blocksOf, nodesOf } from './run-graph.ts';
import { lookup } from './lookup.ts';
import type { CheckInput } from './rule.ts';
import { missing, nounOf, suggest, type Miss } from './targets.ts';

/** What a target in a body may be besides a step: a page, the end of the run, a question of a guide. */
export interface Allowed {
  pages: 'any' | 'procedure' | 'none';
  close?: boolean;
  questions?: boolean;
}

/** Looks up a target in a body: a step id, `BLOCK/STEP`, `procedure/ID`, `close`. Undefined when it resolves. */
export function missingTarget(
  input: CheckInput,
  from: Entry,
  target: string,
  allowed: Allowed,
): Miss | undefined {
  if (allowed.close && target === 'close') return undefined;
  const own = ownIds(from, allowed.questions ?? false);
  if (own.has(target)) return undefined;
  const slash = target.indexOf('/');
  if (slash < 0) return noStep(target, own);
  const [head, id] = [target.slice(0, slash), target.slice(slash + 1)];
  if (allowed.pages === 'any' && head in collections) return missing(input, from, head as CollectionName, id);
  if (head === 'procedure' && allowed.pages === 'procedure') return missing(input, from, 'procedure', id);
  return missingInBlock(input, from, head, id);
}

function missingInBlock(input: CheckInput, from: Entry, block: string, id: string): Miss | undefined {
  if (!lookup(input).exists('block', block)) {
    const kind = nearest(block, Object.keys(collections));
    if (kind) return { message: `"${block}" is not a kind of page`, hint: `did you mean "${kind}/${id}"?` };
    return missing(input, from, 'block', block);
  }
  const uses = blocksOf(from).map((use) => use.ref);
  if (from.collection === 'procedure' && !uses.includes(block))
    return {
      message: `block "${block}" is not part of this page`,
      hint: `add <Block ref="${block}"> before the step, or name a step of this page`,
    };
  const entry = lookup(input).entry('block', block);
  const own = entry && ownIds(entry, false);
  return !own || own.has(id)
    ? undefined
    : noStep(id, own, `${nounOf('block')} "${block}" has no step "${id}"`);
}

function noStep(id: string, own: Map<string, Point>, message = `step "${id}" does not exist`): Miss {
  const close = nearest(id, own.keys());
  const hint = close
    ? `did you mean "${close}" (line ${own.get(close)?.line})?`
    : suggest(id, [...own.keys()]);
  return { message, hint };
}

/** Ids a page gives to its steps, decisions and, when asked, questions, with their places. */
function ownIds(entry: Entry, questions: boolean): Map<string, Point> {
  const ids = new Map<string, Point>();
  for (const { node } of nodesOf(entry.document.nodes)) if (node.kind !== 'block') ids.set(node.id, node.at);
  if (questions)
    for (const node of entry.document.nodes) if (node.kind === 'question') ids.set(node.id, node.at);
  return ids;
}
