import type { Run } from './event.ts';
import type { Flow } from './flow.ts';

/** How the steps of the page differ from those the run started with. */
export interface Changes {
  added: readonly string[];
  reworded: readonly string[];
  /** Numbers and titles of steps that are no longer there. */
  gone: readonly string[];
}

const withoutNumber = (title: string) => title.replace(/^\d+(\.\d+)* /, '');

/** Compares the page with the run's start. A step that only moved has not changed. */
export function changesSince({ steps }: Pick<Run, 'steps'>, { nodes }: Flow): Changes {
  const now = new Map(nodes.map((node) => [node.id, node.title]));
  const known = (id: string) => (Object.hasOwn(steps, id) ? steps[id] : undefined);
  return {
    added: nodes.filter(({ id }) => known(id) === undefined).map(({ id }) => id),
    reworded: nodes
      .filter(({ id, title }) => known(id) !== undefined && withoutNumber(known(id) ?? '') !== title)
      .map(({ id }) => id),
    gone: Object.entries(steps).flatMap(([id, title]) => (now.has(id) ? [] : [title])),
  };
}
