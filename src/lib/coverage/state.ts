/** What we can say about a threat question in a scope, worst first. */
export const coverageStates = [
  'gap',
  'planned',
  'failed',
  'running-untested',
  'expired',
  'late',
  'validated',
] as const;
export type CoverageState = (typeof coverageStates)[number];

/** The worst of some states; undefined when there is none. */
export function worst<S extends CoverageState>(states: readonly S[]): S | undefined {
  return sorted(states)[0];
}

/** The best of some states; undefined when there is none. */
export function best<S extends CoverageState>(states: readonly S[]): S | undefined {
  return sorted(states).at(-1);
}

function sorted<S extends CoverageState>(states: readonly S[]): S[] {
  return [...states].sort((a, b) => coverageStates.indexOf(a) - coverageStates.indexOf(b));
}
