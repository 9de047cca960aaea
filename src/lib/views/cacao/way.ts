/** Where an answer leads: to an item by its position, to another playbook, or out of the incident. */
export type Target = { at: number } | { playbook: string; name: string } | 'close';

/** An answer of a decision. */
export interface Branch {
  answer: string;
  target: Target;
}

/** Answers that lead to the same place. */
export interface Way {
  answers: string[];
  target: Target;
}

/** The different ways out of a decision, in the order of its answers. */
export function waysOf(branches: readonly Branch[]): Way[] {
  const ways = new Map<string, Way>();
  for (const { answer, target } of branches) {
    const key = JSON.stringify(target);
    const way = ways.get(key);
    if (way) way.answers.push(answer);
    else ways.set(key, { answers: [answer], target });
  }
  return [...ways.values()];
}

/** The position a target names; undefined where it leads off the page. */
export function positionOf(target: Target): number | undefined {
  return typeof target === 'object' && 'at' in target ? target.at : undefined;
}

/** The STIX comparison that holds for these answers. */
export function equals(variable: string, answers: readonly string[]): string {
  return answers.map((answer) => `${variable}:value = '${answer}'`).join(' OR ');
}
