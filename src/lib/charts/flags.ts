/** Upright lines with words at their head, such as a target, a median or "28 Sep: backup agent excluded". */
import { lineHeight, type Label } from './labels.ts';
import { oneLine } from './svg.ts';
import { fit, textWidth, wrap } from './widths.ts';

export interface Flag {
  readonly x: number;
  /** A text too long for its place is wrapped to three lines, then shortened. */
  readonly words: readonly { readonly text: string; readonly classes: string }[];
}

export interface PlacedFlag {
  readonly flag: Flag;
  /** Where the upright line begins. */
  readonly top: number;
  readonly labels: readonly Label[];
}

interface Spot {
  readonly shelf: number;
  readonly left: number;
  readonly right: number;
  readonly x: number;
  readonly rightward: boolean;
}

const gap = 6;

/**
 * Finds a shelf and a side for every flag so that no words overlap and, where possible, no upright line runs
 * through the words of another. `height` is the room the words need above the plot.
 */
export function placeFlags(flags: readonly Flag[], width: number): { placed: PlacedFlag[]; height: number } {
  if (flags.length === 0) return { placed: [], height: 0 };
  const room = width * 0.48 - gap;
  const written = flags.map((flag) => ({ flag, lines: flag.words.flatMap((word) => broken(word, room)) }));
  const sorted = [...written].sort((a, b) => a.flag.x - b.flag.x);
  const plans = [sorted, [...sorted].reverse()].map((order) => shelve(order, width));
  const [ltr, rtl] = plans as [Plan, Plan];
  const plan = rtl.cost < ltr.cost ? rtl : ltr;
  const shelfHeight = Math.max(...written.map(({ lines }) => lines.length)) * lineHeight + 4;
  const placed = plan.spots.map(({ spot, flag, lines }) => ({
    flag,
    top: spot.shelf * shelfHeight + 2,
    labels: lines.map(({ text, classes, whole }, index): Label => ({
      x: spot.rightward ? flag.x + gap : flag.x - gap,
      y: spot.shelf * shelfHeight + 12 + index * lineHeight,
      text,
      classes: `${classes} halo`.trim(),
      anchor: spot.rightward ? 'start' : 'end',
      ...(whole === undefined ? {} : { whole }),
    })),
  }));
  const shelves = Math.max(...plan.spots.map(({ spot }) => spot.shelf)) + 1;
  return { placed, height: shelves * shelfHeight };
}

interface Line {
  readonly text: string;
  readonly classes: string;
  readonly whole?: string;
}

function broken({ text, classes }: Flag['words'][number], room: number): Line[] {
  const whole = oneLine(text);
  const lines = wrap(whole, room, 3, classes);
  const shortened = lines.some((line) => line.endsWith('…')) && !whole.endsWith('…');
  return lines.map((line) => ({ text: fit(line, room, classes), classes, ...(shortened ? { whole } : {}) }));
}

interface Written {
  readonly flag: Flag;
  readonly lines: readonly Line[];
}

interface Plan {
  readonly spots: readonly (Written & { readonly spot: Spot })[];
  readonly cost: number;
}

/** Greedy in the given order: the first free place, upper shelves and the right side first. */
function shelve(order: readonly Written[], width: number): Plan {
  const spots: (Written & { spot: Spot })[] = [];
  let cost = 0;
  for (const item of order) {
    const wide = Math.max(...item.lines.map(({ text, classes }) => textWidth(text, classes)));
    const { x } = item.flag;
    let best: { spot: Spot; cost: number } | undefined;
    for (let shelf = 0; shelf <= order.length; shelf += 1) {
      for (const rightward of [true, false]) {
        const left = rightward ? x : x - gap - wide;
        const spot = { shelf, x, rightward, left, right: left + gap + wide };
        if (left < 0 || spot.right > width) continue;
        const others = spots.map((other) => other.spot);
        if (
          others.some(
            (other) => other.shelf === shelf && left < other.right + gap && other.left < spot.right + gap,
          )
        )
          continue;
        const crossings = others.filter((other) => crosses(other, spot) || crosses(spot, other)).length;
        const own = crossings * 10 + shelf + (rightward ? 0 : 0.5);
        if (best === undefined || own < best.cost) best = { spot, cost: own };
      }
    }
    if (best === undefined) continue;
    spots.push({ ...item, spot: best.spot });
    cost += best.cost;
  }
  return { spots, cost };
}

/** Whether the line of one flag, which runs down from its own shelf, passes through the words of another. */
function crosses(line: Spot, words: Spot): boolean {
  return line.shelf <= words.shelf && line.x > words.left + 1 && line.x < words.right - 1;
}
