import type { Run } from './event.ts';
import type { Facts } from './facts.ts';
import type { State } from './state.ts';

/** When the next update is due, ms since 1970, with the rhythm and who is told; undefined when closed. */
export function nextUpdate(
  run: Run,
  { severity, lastUpdate, closed }: State,
  { severities }: Pick<Facts, 'severities'>,
): { due: number; every: string; tell: string } | undefined {
  const row = severities.find(({ id }) => id === severity);
  if (!row || closed) return undefined;
  const due = Date.parse(lastUpdate ?? run.started) + row.updateSeconds * 1000;
  return { due, every: row.updateEvery, tell: row.tell };
}
