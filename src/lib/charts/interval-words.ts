/** What stands beside each row of an interval chart, and where: two columns on a wide page, lines above on a phone. */
import { formatRange, formatValue, type Unit } from './format.ts';
import { fitted, type Sheet } from './labels.ts';
import { oneLine } from './svg.ts';
import { textWidth } from './widths.ts';

export interface IntervalRow {
  readonly label: string;
  /** A second line under the label: "Us, n = 29". */
  readonly sub?: string;
  /** Null: nothing is drawn but the cases, if there are any. */
  readonly value: number | null;
  /** The interval. A null bound is one the data cannot give: the bar runs to the end of the axis. */
  readonly low?: number | null;
  readonly high?: number | null;
  /** Cases behind the value: fewer than 10 and the dot is hollow. */
  readonly n?: number;
  /** The single cases, where they are too few for a median. */
  readonly cases?: readonly number[];
  /** An upright tick. */
  readonly target?: number;
  /** On the wrong side of the target: drawn in c2, and the words on the right are bold. */
  readonly breach?: boolean;
  /** Words on the right. Default: "84 min, agreed 60 min", or "missed 60 min" when breached. */
  readonly text?: string;
  /** Under `text`. Default: the interval, "66 to 101 min". */
  readonly note?: string;
}

export interface RowWords {
  readonly label: string;
  readonly sub: string;
  readonly text: string;
  readonly note: string;
  readonly textClass: 'i' | 't2';
}

export function rowWords(row: IntervalRow, unit: Unit): RowWords {
  const { value, low = null, high = null, target, breach = false, cases = [] } = row;
  const agreed = target === undefined ? '' : `, ${breach ? 'missed' : 'agreed'} ${formatValue(target, unit)}`;
  const few = `too few: ${cases.length === 1 ? '1 case' : `${cases.length} cases`}`;
  const without = cases.length === 0 ? 'no data' : few;
  const bounded = value !== null && (low !== null || high !== null);
  return {
    label: oneLine(row.label),
    sub: oneLine(row.sub ?? ''),
    text: oneLine(row.text ?? (value === null ? without : formatValue(value, unit) + agreed)),
    note: oneLine(row.note ?? (bounded ? formatRange(low, high, unit) : '')),
    textClass: breach ? 't2' : 'i',
  };
}

export interface RowLayout {
  readonly pitch: number;
  /** From the top of a row to its dot. */
  readonly dotAt: number;
  /** The ends of the value axis. */
  readonly left: number;
  readonly right: number;
  write(words: RowWords, top: number, paper: Sheet): void;
}

/** Label and sub on the left, text and note on the right, each column as wide as its longest words. */
export function columns(rows: readonly RowWords[], width: number): RowLayout {
  const small = (text: string) => textWidth(text, 's');
  const longestLeft = Math.max(...rows.map(({ label, sub }) => Math.max(textWidth(label), small(sub))));
  const longestRight = Math.max(
    ...rows.map(({ text, note, textClass }) => Math.max(textWidth(text, textClass), small(note))),
  );
  const left = Math.min(longestLeft, width * 0.34);
  const right = Math.min(longestRight, width * 0.28);
  const two = rows.some(({ sub, note }) => sub !== '' || note !== '');
  return {
    pitch: two ? 44 : 30,
    dotAt: two ? 22 : 15,
    left: left + 18,
    right: width - Math.max(right, 12) - 22,
    write({ label, sub, text, note, textClass }, top, paper) {
      const y = top + 19;
      const column = { x: width - right };
      paper.add(fitted({ x: 0, y, text: label, classes: 'i' }, left));
      paper.add(fitted({ ...column, y, text, classes: textClass }, right));
      if (sub !== '') paper.add(fitted({ x: 0, y: y + 16, text: sub, classes: 's' }, left));
      if (note !== '') paper.add(fitted({ ...column, y: y + 16, text: note, classes: 's' }, right));
    },
  };
}

/** Words above the dot, in one line or two. */
export function stacked(rows: readonly RowWords[], width: number): RowLayout {
  const lines = rows.some(({ sub, note }) => sub !== '' || note !== '') ? 2 : 1;
  return {
    pitch: lines * 16 + 34,
    dotAt: lines * 16 + 14,
    left: 6,
    right: width - 22,
    write({ label, sub, text, note, textClass }, top, paper) {
      const pair = (y: number, left: string, leftClass: string, right: string, rightClass: string) => {
        const side = { x: width, y, text: right, classes: `${rightClass} halo`, anchor: 'end' } as const;
        const short = fitted(side, width * 0.6);
        const rest = width - textWidth(short.text, short.classes) - 12;
        if (right !== '') paper.add(short);
        if (left !== '') paper.add(fitted({ x: 0, y, text: left, classes: `${leftClass} halo` }, rest));
      };
      pair(top + 13, label, 'i', text, textClass);
      pair(top + 29, sub, 's', note, 's');
    },
  };
}
