/** Words on a bar chart: what the colours are, and which periods are missing. */
import { fitted, type Sheet } from './labels.ts';
import { line, rect } from './svg.ts';
import { textWidth } from './widths.ts';

export interface Words {
  readonly whole: string;
  readonly part: string;
}

export function wordsWidth({ whole, part }: Words): number {
  return Math.min(170, Math.max(textWidth(whole), textWidth(part, 't1')));
}

/** At the last bar: the part at its middle, the whole above it. */
export function wordsBeside(
  { whole, part }: Words,
  last: { readonly count: number | null; readonly part?: number } | undefined,
  x: number,
  y: (count: number) => number,
  paper: Sheet,
): void {
  const partAt = Math.min(y((last?.part ?? 0) / 2) + 4, y(0) - 2);
  const wholeAt = Math.min(y(last?.count ?? 0) + 8, partAt - 18);
  paper.add(fitted({ x, y: partAt, text: part, classes: 't1' }, 170));
  paper.add(fitted({ x, y: wholeAt, text: whole, classes: '' }, 170));
}

/** Small squares with words, where there is no room beside the bars. */
export function wordsAbove({ whole, part }: Words, top: number, width: number, paper: Sheet): string[] {
  const room = width / 2 - 24;
  const first = fitted({ x: 16, y: top + 10, text: part, classes: 't1' }, room);
  const second = 16 + textWidth(first.text, first.classes) + 18;
  paper.add(first);
  paper.add(fitted({ x: second + 16, y: top + 10, text: whole, classes: '' }, room));
  return [rect(0, top, 10, 10, 'c1f'), rect(second, top, 10, 10, 'c5f')];
}

/** A dotted base line under each run of missing periods, and "no data" where it fits. */
export function missingPeriods(
  gaps: readonly number[],
  left: number,
  slot: number,
  base: number,
  paper: Sheet,
): string[] {
  const runs: { from: number; to: number }[] = [];
  for (const index of gaps) {
    const run = runs.at(-1);
    if (run?.to === index) run.to = index + 1;
    else runs.push({ from: index, to: index + 1 });
  }
  return runs.map(({ from, to }) => {
    const [start, end] = [left + from * slot, left + to * slot];
    const words = textWidth('no data', 's') < end - start ? 'no data' : '?';
    paper.add({ x: (start + end) / 2, y: base - 8, text: words, classes: 's', anchor: 'middle' });
    return line(start + 2, base - 3, end - 2, base - 3, 'tg');
  });
}
