/** The paths of a survival curve: steps that hold until the next event. */
import { path } from './svg.ts';

/** Seconds, share still open after them, low, high, at risk just before. */
export type Step = readonly [time: number, share: number, low: number, high: number, atRisk: number];

interface Places {
  x: (time: number) => number;
  y: (share: number) => number;
}

const at = (value: number) => value.toFixed(2).replace(/\.?0+$/, '');

/** From 100 % at the left: flat until each event, then down. */
export function stepPath(steps: readonly Step[], { x, y }: Places, left: number): string {
  return path(`M${at(left)} ${at(y(1))}${stairs(steps, 1, { x, y })}`, 'c1s');
}

/** The interval around it, there along the upper bound and back along the lower one. */
export function bandPath(steps: readonly Step[], { x, y }: Places, left: number): string {
  const back = [...corners(steps, 2, { x, y })].reverse();
  const d = `M${at(left)} ${at(y(1))}${stairs(steps, 3, { x, y })}${back.map((point) => `L${point}`).join('')}Z`;
  return path(d, 'bd');
}

function stairs(steps: readonly Step[], column: 1 | 2 | 3, places: Places): string {
  return corners(steps, column, places)
    .map((point) => `L${point}`)
    .join('');
}

function corners(steps: readonly Step[], column: 1 | 2 | 3, { x, y }: Places): string[] {
  let before = 1;
  return steps.flatMap((step) => {
    const flat = `${at(x(step[0]))} ${at(y(before))}`;
    before = step[column];
    return [flat, `${at(x(step[0]))} ${at(y(before))}`];
  });
}

/**
 * Where cases stopped being followed while open. At risk falls by events and by these; the share tells the events
 * (share ÷ share before = 1 − events ÷ at risk), what remains left open. A curve says only between which two
 * steps: the tick stands between them.
 */
export function censorPlaces(
  steps: readonly Step[],
  { x, y }: Places,
  left: number,
): { x: number; y: number }[] {
  const places: { x: number; y: number }[] = [];
  let before = 1;
  steps.forEach(([time, share, , , atRisk], index) => {
    const next = steps[index + 1];
    const events = before === 0 ? atRisk : atRisk * (1 - share / before);
    before = share;
    if (next === undefined || Math.round(atRisk - events - next[4]) < 1) return;
    const from = Math.max(left, x(time));
    places.push({ x: (from + x(next[0])) / 2, y: y(share) });
  });
  return places;
}
