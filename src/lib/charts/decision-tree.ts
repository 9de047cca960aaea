/** How the answers of a guide lead to what an alert is: questions downwards, ways out beside or below them. */
import { emptyChart } from './empty.ts';
import { isNarrow, wideWidth, type Frame } from './frame.ts';
import { drawLabel, lineHeight } from './labels.ts';
import { arrow, exitsOf, type TreeExit } from './tree-exit.ts';
import { element, line, oneLine, rect, svg } from './svg.ts';
import { wrap } from './widths.ts';

export interface TreeQuestion {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  /** Read from the top: the first whose condition holds is taken. */
  readonly exits: readonly TreeExit[];
  /** What leads on to the next question: "Yes or unknown". */
  readonly otherwise: string;
}

export interface DecisionTreeData {
  /** What a screen reader says; the whole tree stands beside it as a table. */
  readonly label: string;
  readonly questions: readonly TreeQuestion[];
  /** What holds when no way out did. */
  readonly last: TreeExit;
  readonly missing?: string;
}

const pad = 10;
const gap = 36;
const boxWidth = 300;
/** Where the way down runs. */
const spine = 22;

/**
 * Questions in boxes from top to bottom, each with its ways out in the order they are tried. Groups carry
 * `data-question`, `data-down` and `data-row`, by which a page may show the way that was taken.
 */
export function decisionTree(data: DecisionTreeData, frame: Frame = { width: wideWidth }): string {
  if (data.questions.length === 0)
    return emptyChart(frame, data.label, data.missing ?? 'No question is asked yet.');
  const narrow = isNarrow(frame);
  const width = narrow ? frame.width - 1 : boxWidth;
  const parts: string[] = [];
  let top = 0.5;
  for (const question of data.questions) {
    const lines = wrap(oneLine(question.text), width - 2 * pad - spine, 4, 'i');
    const height = lines.length * lineHeight + 2 * pad - 2;
    const middle = top + height / 2;
    const exits = narrow
      ? exitsOf(question.exits, { x: spine, top: top + height, from: top + height, room: frame.width }, true)
      : exitsOf(question.exits, { x: boxWidth, top, from: middle, room: frame.width }, false);
    const words = lines.map((text, row) => at(pad + spine, top + pad + 11 + row * lineHeight, text, 'i'));
    const number = at(pad, top + pad + 11, String(question.number), 'b');
    const box = [rect(0.5, top, width - 0.5, height, 'g1'), number, ...words].join('');
    const end = Math.max(top + height, exits.bottom);
    parts.push(group('question', question.id, box), exits.svg);
    const down = [
      line(spine, top + height, spine, end + gap - 8, 'ink'),
      arrow(spine, end + gap, 'down'),
      at(spine + 10, end + gap - 12, question.otherwise, 'b'),
    ].join('');
    parts.push(group('down', question.id, down));
    top = end + gap;
  }
  const last = exitsOf([data.last], { x: 0, top, from: top, room: frame.width }, 'end');
  return svg(frame, Math.ceil(last.bottom + 2), data.label, [...parts, last.svg]);
}

function at(x: number, y: number, text: string, classes: string): string {
  return drawLabel({ x, y, text, classes });
}

function group(kind: string, id: string, content: string): string {
  return element('g', { [`data-${kind}`]: id }, content);
}
