import { uuidDrawnFrom } from './identifier.ts';
import { equals, positionOf, waysOf, type Branch, type Way } from './way.ts';

/** What a workflow step holds beside its type and where it goes on. */
export type Fields = Record<string, unknown>;

/** A step or decision in the order of the page. */
export interface Item {
  id: string;
  /** May start together with the item before it. */
  parallel: boolean;
  fields: Fields;
  /** Of a decision: the variable that holds the answer, and where each answer leads. */
  decision?: { variable: string; branches: readonly Branch[] } | undefined;
}

export interface Workflow {
  start: string;
  steps: Record<string, Fields>;
}

/** Above this many steps a tail that two branches share is written once: a page of crossing jumps stays a file. */
const manySteps = 500;

/**
 * The items as CACAO's steps. CACAO nests: each branch ends in an end step of its own, and the run goes on behind the
 * condition. So branches that meet again on the page meet behind their condition; where an answer leaves the
 * incident, or jumps over the place where the others meet, each branch carries its own way to the end. A branch that
 * leads back is a loop that asks again.
 */
export function workflowOf(address: string, items: readonly Item[]): Workflow {
  const steps = new Map<string, Fields>();
  const copies = new Map<string, number>();
  const shared = new Map<string, string>();

  /** Takes a place for a step: what stands first on the page stands first in the file. */
  const place = (type: string, name: string): string => {
    const nth = (copies.get(`${type} ${name}`) ?? 0) + 1;
    copies.set(`${type} ${name}`, nth);
    const id = `${type}--${uuidDrawnFrom(`${address}#${type} ${name} ${nth}`)}`;
    steps.set(id, {});
    return id;
  };
  const write = (id: string, fields: Fields): string => {
    steps.set(id, { type: id.slice(0, id.indexOf('--')), ...fields });
    return id;
  };
  const idOf = (at: number): string => items[at]?.id ?? '';
  const nameOf = (at: number): string => {
    const name = items[at]?.fields['name'];
    return typeof name === 'string' ? name : '';
  };
  const end = (name: string): string => write(place('end', name), { name: 'End' });
  const action = (item: Item, next: () => string): string => {
    const id = place('action', item.id);
    return write(id, { ...item.fields, on_completion: next() });
  };

  /** Items from `at` up to `stop`, then the end of this branch. */
  const chain = (at: number, stop: number): string => {
    const item = items[at];
    if (at >= stop || !item) return end(`before ${stop}`);
    const known = steps.size > manySteps ? shared.get(`${at} ${stop}`) : undefined;
    if (known) return known;
    let to = at + 1;
    while (to < stop && !item.decision && items[to]?.parallel && !items[to]?.decision) to += 1;
    const id =
      to - at > 1
        ? together(items.slice(at, to), () => chain(to, stop))
        : action(item, () => (item.decision ? decide(at, stop) : chain(to, stop)));
    shared.set(`${at} ${stop}`, id);
    return id;
  };
  const together = (group: readonly Item[], next: () => string): string => {
    const id = place('parallel', group[0]?.id ?? '');
    const branches = group.map((item) => action(item, () => end(item.id)));
    return write(id, {
      name: `${group.length} steps that may start together`,
      next_steps: branches,
      on_completion: next(),
    });
  };

  /** Goes on from a decision that was answered. */
  const decide = (at: number, stop: number): string => {
    const { variable = '', branches = [] } = items[at]?.decision ?? {};
    const ways = waysOf(branches);
    const back = ways.filter(({ target }) => (positionOf(target) ?? items.length) <= at);
    const onward = ways.filter((way) => !back.includes(way));
    const go = () => split(at, variable, onward, stop);
    return back.length > 0 ? loop(at, variable, back, go) : go();
  };
  const loop = (at: number, variable: string, back: readonly Way[], next: () => string): string => {
    const id = place('while-condition', idOf(at));
    const again = ({ target }: Way): string => {
      const to = nameOf(positionOf(target) ?? at);
      const words = `Go back to ${to}. Do everything from there to ${nameOf(at)} again, and answer again.`;
      const step = place('action', `${idOf(at)} back`);
      return write(step, {
        name: `Back to ${to}`,
        commands: [{ type: 'manual', command: words }],
        agent: items[at]?.fields['agent'],
        out_args: [variable],
        on_completion: end(step),
      });
    };
    return write(id, {
      name: nameOf(at),
      condition: equals(
        variable,
        back.flatMap(({ answers }) => answers),
      ),
      on_true: select(at, variable, back, again, () => end(`${id} again`)),
      on_completion: next(),
    });
  };
  /** Ways forward. They meet behind their condition, or each carries its own way to the end of this branch. */
  const split = (at: number, variable: string, ways: readonly Way[], stop: number): string => {
    if (ways.length === 0) return chain(at + 1, stop);
    const onPage = ways.filter(({ target }) => positionOf(target) !== undefined);
    const leaving = ways.filter((way) => !onPage.includes(way));
    const meet = Math.max(at + 1, ...onPage.map(({ target }) => positionOf(target) ?? 0));
    const meets = onPage.length > 1 && closes(at, meet);
    if (meets && leaving.length === 0)
      return select(
        at,
        variable,
        ways,
        (way) => follow(way, meet, at),
        () => chain(meet, stop),
      );
    if (!meets)
      return select(
        at,
        variable,
        ways,
        (way) => follow(way, stop, at),
        () => end(`${idOf(at)} left`),
      );
    const rest: Way = { answers: onPage.flatMap(({ answers }) => answers), target: { at: meet } };
    const enter = (way: Way) => (way === rest ? split(at, variable, onPage, stop) : follow(way, stop, at));
    return select(at, variable, [...leaving, rest], enter, () => end(`${idOf(at)} left`));
  };
  /** Whether nothing between a decision and the place where its branches meet leads out of there. */
  const closes = (at: number, meet: number): boolean =>
    items
      .slice(at + 1, meet)
      .every((item) =>
        (item.decision?.branches ?? []).every(
          ({ target }) => (positionOf(target) ?? items.length + 1) <= meet,
        ),
      );
  const follow = ({ target }: Way, stop: number, from: number): string => {
    if (target === 'close') return end(`${idOf(from)} closed`);
    if ('at' in target) return chain(target.at, stop);
    const id = place('playbook-action', `${idOf(from)} ${target.playbook}`);
    return write(id, { name: target.name, playbook_id: target.playbook, on_completion: end(id) });
  };
  /** One way needs no condition, two are an if, more a switch. Of those only one may hold several answers. */
  const select = (
    at: number,
    variable: string,
    ways: readonly Way[],
    enter: (way: Way) => string,
    next: () => string,
  ): string => {
    const [first, second] = ways;
    if (!first || !second) return first ? enter(first) : next();
    const meaning = { name: nameOf(at) };
    if (ways.length === 2) {
      const [yes, no] = first.answers.length <= second.answers.length ? [first, second] : [second, first];
      const id = place('if-condition', idOf(at));
      const condition = equals(variable, yes.answers);
      return write(id, {
        ...meaning,
        condition,
        on_true: enter(yes),
        on_false: enter(no),
        on_completion: next(),
      });
    }
    const id = place('switch-condition', idOf(at));
    const cases: Record<string, string> = {};
    for (const way of ways) cases[way.answers.length === 1 ? (way.answers[0] ?? '') : 'default'] = enter(way);
    return write(id, { ...meaning, switch: `${variable}:value`, cases, on_completion: next() });
  };

  const start = place('start', 'start');
  write(start, { name: 'Start', on_completion: chain(0, items.length) });
  return { start, steps: Object.fromEntries(steps) };
}
