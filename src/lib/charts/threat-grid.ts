import { group } from 'd3-array';
import { emptyChart } from './empty.ts';
import { isNarrow, wideWidth, type Frame } from './frame.ts';
import { cellContent, type GridItem } from './grid-cell.ts';
import { lineHeight, sheet } from './labels.ts';
import { oneLine, rect, svg } from './svg.ts';
import { fit, textWidth, wrap } from './widths.ts';

type Five = readonly [string, string, string, string, string];

export interface ThreatGridData {
  /** The finding in one sentence, for screen readers. */
  readonly label: string;
  readonly threats: readonly (GridItem & {
    /** 1 to 5. */
    readonly likelihood: number;
    readonly impact: number;
  })[];
  /** Words for 1 to 5. Default: the numbers. Names of the axes. */
  readonly likelihood?: { readonly name: string; readonly steps: Five };
  readonly impact?: { readonly name: string; readonly steps: Five };
  readonly missing?: string;
}

const numbers: Five = ['1', '2', '3', '4', '5'];
const leastRow = 52;

/** Likelihood by impact. Every cell lists its threats by rank, so nothing can collide; a phone shows ranks only. */
export function threatGrid(data: ThreatGridData, frame: Frame = { width: wideWidth }): string {
  const { threats } = data;
  if (threats.length === 0)
    return emptyChart(frame, data.label, data.missing ?? 'No threat is assessed yet.');
  for (const { name, likelihood, impact } of threats) {
    if (![likelihood, impact].every((score) => numbers.includes(String(score)))) {
      throw new RangeError(
        `"${name}" has likelihood ${likelihood} and impact ${impact}; both must be 1 to 5`,
      );
    }
  }
  const { name: across = 'Likelihood', steps: columns = numbers } = data.likelihood ?? {};
  const { name: up = 'Impact', steps: impacts = numbers } = data.impact ?? {};
  const narrow = isNarrow(frame);
  // A phone has no room for words beside the grid: numbers stand there, words in the list next to the chart.
  const rowWords = (narrow ? numbers : impacts).map((word) => wrap(oneLine(word), 110, 2));
  const left = Math.max(...rowWords.flat().map((word) => textWidth(word))) + 10;
  const cellWidth = (frame.width - left - 1) / 5;

  const cells = group(
    threats,
    ({ impact }) => impact,
    ({ likelihood }) => likelihood,
  );
  const words = sheet(frame.width, Infinity);
  const shapes: string[] = [];
  let y = 20;
  words.add({ x: 0, y: 12, text: fit(oneLine(up), frame.width, 's'), classes: 's' });
  for (let impact = 5; impact >= 1; impact -= 1) {
    const contents = [1, 2, 3, 4, 5].map((likelihood) => {
      const items = cells.get(impact)?.get(likelihood) ?? [];
      return { likelihood, ...cellContent(items, cellWidth, narrow) };
    });
    const height = Math.max(leastRow, ...contents.map((content) => content.height));
    for (const { likelihood, height: own, draw } of contents) {
      const x = left + (likelihood - 1) * cellWidth;
      shapes.push(
        rect(x, y, cellWidth, height, shade(likelihood * impact)),
        ...draw(x, y + (height - own) / 2, words),
      );
    }
    const beside = rowWords[impact - 1] ?? [];
    beside.forEach((text, row) =>
      words.add({
        x: left - 10,
        y: y + height / 2 + 4.5 + (row - (beside.length - 1) / 2) * lineHeight,
        text,
        classes: 'i',
        anchor: 'end',
      }),
    );
    y += height;
  }
  const lines = columns.map((word) => wrap(oneLine(word), cellWidth - 6, narrow ? 3 : 2));
  lines.forEach((column, index) => {
    const x = left + (index + 0.5) * cellWidth;
    column.forEach((text, row) =>
      words.add({ x, y: y + 18 + row * lineHeight, text, classes: narrow ? 's i' : 'i', anchor: 'middle' }),
    );
  });
  const foot = y + 18 + Math.max(...lines.map((column) => column.length)) * lineHeight + 2;
  words.add({
    x: frame.width - 1,
    y: foot,
    text: fit(oneLine(across), frame.width, 's'),
    classes: 's',
    anchor: 'end',
  });
  return svg(frame, foot + 8, data.label, [...shapes, words.draw()]);
}

/** Darker as likelihood times impact grows; the darkest begins at 12. */
function shade(product: number): 'g0' | 'g1' | 'g2' | 'g3' {
  if (product >= 12) return 'g3';
  if (product >= 8) return 'g2';
  return product >= 4 ? 'g1' : 'g0';
}
