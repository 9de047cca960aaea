/** One cell of the threat grid: ranks in discs with names beside them, or discs alone where names have no room. */
import type { Sheet } from './labels.ts';
import { circle, oneLine } from './svg.ts';
import { wrap } from './widths.ts';

export interface GridItem {
  /** The number in the disc, and in the list beside the chart. */
  readonly rank: number;
  readonly name: string;
}

export interface CellContent {
  readonly height: number;
  /** Shapes; words go to the sheet. */
  draw: (x: number, y: number, paper: Sheet) => string[];
}

const radius = 11.5;
const pad = 6;
const beside = 4;
/** More names than this make a row too tall to compare. */
const mostNames = 6;

export function cellContent(items: readonly GridItem[], width: number, ranksOnly: boolean): CellContent {
  const sorted = [...items].sort((a, b) => a.rank - b.rank);
  return ranksOnly || sorted.length > mostNames ? discs(sorted, width) : list(sorted, width);
}

function list(items: readonly GridItem[], width: number): CellContent {
  const room = width - pad * 2 - radius * 2 - beside;
  let height = pad;
  const entries = items.map(({ rank, name }) => {
    const whole = oneLine(name);
    const lines = wrap(whole, room, 3, 's i');
    const top = height;
    height += Math.max(radius * 2, lines.length * 15) + 5;
    return { rank, whole, lines, top };
  });
  return {
    height: height + pad - 5,
    draw: (x, y, paper) =>
      entries.flatMap(({ rank, whole, lines, top }) => {
        const middle = y + top + Math.max(radius, lines.length * 7.5);
        lines.forEach((text, index) =>
          paper.add({
            x: x + pad + radius * 2 + beside,
            y: middle + 4 + (index - (lines.length - 1) / 2) * 15,
            text,
            classes: 's i',
            ...(text.endsWith('…') ? { whole } : {}),
          }),
        );
        return disc(rank, x + pad + radius, middle, paper);
      }),
  };
}

function discs(items: readonly GridItem[], width: number): CellContent {
  const perRow = Math.max(1, Math.floor((width - 4) / (radius * 2 + 3)));
  const rows = Math.ceil(items.length / perRow);
  const step = radius * 2 + 3;
  return {
    height: rows * step + pad,
    draw: (x, y, paper) =>
      items.flatMap(({ rank }, index) => {
        const inRow = Math.min(perRow, items.length);
        const left = x + (width - inRow * step + 3) / 2 + radius;
        return disc(
          rank,
          left + (index % perRow) * step,
          y + pad / 2 + 1.5 + radius + Math.floor(index / perRow) * step,
          paper,
        );
      }),
  };
}

/** `hol` fills with the colour of the paper, which is what a number on a filled disc needs. */
function disc(rank: number, x: number, y: number, paper: Sheet): string[] {
  paper.add({ x, y: y + 4.5, text: String(rank), classes: 'hol', weight: 600, anchor: 'middle' });
  return [circle(x, y, radius, 'c1f')];
}
