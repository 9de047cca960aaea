/** Ways out of a decision tree: on which answers, to what, and what to do then. */
import { drawLabel, lineHeight } from './labels.ts';
import { element, line, oneLine, path } from './svg.ts';
import { wrap } from './widths.ts';

export interface TreeExit {
  /** The row of the table that says the same, from 1. */
  readonly row: number;
  /** "No or unknown", "4 no, 5 yes". */
  readonly when: string;
  readonly tone: 'ok' | 'part' | 'gap' | 'planned';
  /** What it is: "True positive, escalate SEV2". */
  readonly title: string;
  readonly then: string;
}

interface Place {
  /** Where the line that leads here starts, or the left edge of the last way out. */
  readonly x: number;
  readonly top: number;
  /** Height at which the line leaves its box. */
  readonly from: number;
  /** Right edge of the chart. */
  readonly room: number;
}

const between = 14;
const wideLabel = { left: 30, width: 150 };
const wideText = 206;

/** Draws ways out one below another. `narrow` sets the conditions above what follows from them, `end` draws none. */
export function exitsOf(
  exits: readonly TreeExit[],
  place: Place,
  narrow: boolean | 'end',
): { svg: string; bottom: number } {
  // The first way out goes straight on from the middle of its box, where its words are not taller.
  let top = narrow ? place.top : Math.max(place.top, place.from - labelsOf(exits[0]).length * lineHeight - 5);
  const drawn = exits.map((exit, index) => {
    if (narrow === true || index > 0) top += between;
    const one = narrow === 'end' ? lastOne(exit, place, top) : besideOrBelow(exit, place, top, narrow);
    top = one.bottom;
    return one;
  });
  return { svg: drawn.map(({ svg }) => svg).join(''), bottom: top };
}

interface Drawn {
  svg: string;
  bottom: number;
}

function besideOrBelow(exit: TreeExit, place: Place, top: number, below: boolean): Drawn {
  const { x, room } = place;
  const left = below ? x + 16 : x + wideLabel.left;
  const labels = below ? wrap(oneLine(exit.when), room - left, 4, 'b') : labelsOf(exit);
  const words = labels.map((text, row) =>
    drawLabel({ x: left, y: top + 12 + row * lineHeight, text, classes: 'b' }),
  );
  if (below) {
    const way = [line(x, place.from, x, top + 8, 'ink'), line(x, top + 8, x + 4, top + 8, 'ink')];
    const out = outcome(exit, left, top + labels.length * lineHeight, room);
    return row(exit, [...way, arrow(x + 12, top + 8, 'right'), ...words, out.svg], out.bottom);
  }
  const y = top + labels.length * lineHeight + 5;
  const end = x + wideText - 8;
  const way = [
    line(x, place.from, x + 16, place.from, 'ink'),
    line(x + 16, place.from, x + 16, y, 'ink'),
    line(x + 16, y, end - 8, y, 'ink'),
    arrow(end, y, 'right'),
  ];
  const out = outcome(exit, x + wideText, y - 10, room);
  return row(exit, [...way, ...words, out.svg], out.bottom);
}

function labelsOf(exit: TreeExit | undefined): string[] {
  return exit ? wrap(oneLine(exit.when), wideLabel.width, 4, 'b') : [];
}

function lastOne(exit: TreeExit, { x, room }: Place, top: number): Drawn {
  const out = outcome(exit, x + 4, top, room);
  return row(exit, [out.svg], out.bottom);
}

/** What it is and what to do, beside a bar: the bar's colour only repeats the words. */
function outcome({ tone, title, then }: TreeExit, left: number, top: number, room: number): Drawn {
  const width = room - left - 10;
  const head = wrap(oneLine(title), width, 2, `b ${tone}`);
  const whole = oneLine(then);
  const rest = wrap(whole, width, 6);
  const height = (head.length + rest.length) * lineHeight + 4;
  const words = [...head, ...rest].map((text, row) =>
    drawLabel({
      x: left + 10,
      y: top + 14 + row * lineHeight,
      text,
      classes: row < head.length ? `b ${tone}` : '',
      ...(row >= head.length && text.endsWith('…') && { whole }),
    }),
  );
  return {
    svg: [line(left, top, left, top + height, `bar-${tone}`), ...words].join(''),
    bottom: top + height,
  };
}

function row({ row: number }: TreeExit, content: string[], bottom: number): Drawn {
  return { svg: element('g', { 'data-row': String(number) }, content.join('')), bottom };
}

/** The head of an arrow that ends at this point. */
export function arrow(x: number, y: number, to: 'right' | 'down'): string {
  const d =
    to === 'down'
      ? `M${x - 4} ${y - 8}L${x} ${y}L${x + 4} ${y - 8}Z`
      : `M${x - 8} ${y - 4}L${x} ${y}L${x - 8} ${y + 4}Z`;
  return path(d, 'inkf');
}
