import type { Change } from './change.ts';
import { partsOf, type PagePart } from './parts.ts';
import { said } from './said.ts';
import type { Pair } from './side.ts';
import { similarity, unlike } from './similar.ts';

/** Who must agree, decide or may act: said apart from the rest, whatever else of a step changes. */
const weighty = new Set(['approval', 'authority', 'decider', 'default', 'defaultAfter', 'preserve']);

/** What changed in the steps, decisions, questions and blocks of one page, by their ids. */
export function stepChanges({ before, now }: Pair): Change[] {
  const [old, fresh] = [partsOf(before.document), partsOf(now.document)];
  const was = new Map(old.map((part) => [keyOf(part), part]));
  const is = new Map(fresh.map((part) => [keyOf(part), part]));
  const file = now.file;
  const stay = unmoved(
    old.map(keyOf).filter((key) => is.has(key)),
    fresh.map(keyOf).filter((key) => was.has(key)),
  );
  const found: Change[] = [];
  for (const [key, part] of was)
    if (!is.has(key))
      found.push({ kind: 'steps', file, text: said`${part.kind} removed: ${part.id} ${titleOf(part)}` });
  fresh.forEach((part, index) => {
    const line = part.line;
    const earlier = was.get(keyOf(part));
    const after = fresh[index - 1]?.id;
    if (!earlier) {
      const text = after
        ? said`${part.kind} added after ${after}: ${part.id} ${titleOf(part)}`
        : said`${part.kind} added at the start: ${part.id} ${titleOf(part)}`;
      return void found.push({ kind: 'steps', file, line, text });
    }
    if (!stay.has(keyOf(part)))
      found.push({
        kind: 'steps',
        file,
        line,
        text: after
          ? said`${part.kind} moved: ${part.id} now comes after ${after}`
          : said`${part.kind} moved: ${part.id} now comes first`,
      });
    found.push(...partChanges(earlier, part, file));
  });
  return found;
}

/** Another kind of part or unrecognisable words under the same id: links and run logs would mean something else. */
function partChanges(was: PagePart, is: PagePart, file: string): Change[] {
  const at = { file, line: is.line };
  if (was.kind !== is.kind)
    return [
      {
        kind: 'identity',
        ...at,
        text: said`${is.id} was a ${was.kind} and is a ${is.kind}; give it an id of its own`,
      },
    ];
  const whole = (part: PagePart) => `${part.text} ${part.commands}`;
  if (similarity(was.title, is.title) < unlike && similarity(whole(was), whole(is)) < unlike)
    return [
      {
        kind: 'identity',
        ...at,
        text: said`${is.id} was ${was.title} and is ${is.title}; a new ${is.kind} needs a new id`,
      },
    ];
  const found: Change[] = [];
  if (was.title !== is.title)
    found.push({ kind: 'steps', ...at, text: said`${is.id} is called ${is.title}, was ${was.title}` });
  if (was.commands !== is.commands)
    found.push({ kind: 'steps', ...at, text: said`${is.id} runs another command` });
  if (was.text !== is.text) found.push({ kind: 'steps', ...at, text: said`${is.id} says something else` });
  for (const key of new Set([...was.facts.keys(), ...is.facts.keys()])) {
    const [old, fresh] = [was.facts.get(key) ?? 'none', is.facts.get(key) ?? 'none'];
    if (old === fresh) continue;
    const kind = weighty.has(key) ? 'authority' : 'steps';
    found.push({ kind, ...at, text: said`${is.id}: ${key} is ${fresh}, was ${old}` });
  }
  return found;
}

function keyOf({ kind, id }: PagePart): string {
  return kind === 'block' ? `block ${id}` : id;
}

function titleOf({ id, title }: PagePart): string {
  return title === id ? '' : title;
}

/** The most of `now` that still stand in the order of `before`: all others were moved. Longest increasing run. */
function unmoved(before: readonly string[], now: readonly string[]): Set<string> {
  const place = new Map(before.map((key, index) => [key, index]));
  const longest: { keys: string[]; last: number }[] = [];
  for (const key of now) {
    const at = place.get(key) ?? 0;
    const from = longest.findLastIndex(({ last }) => last < at);
    const run = { keys: [...(longest[from]?.keys ?? []), key], last: at };
    longest[from + 1] = run;
  }
  return new Set(longest.at(-1)?.keys);
}
