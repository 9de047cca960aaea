/** The words on a trend. Each is tried in several places and takes the one that covers least. */
import { formatRange, formatValue, type Unit } from './format.ts';
import { aroundPoint, type Anchor, type Box, type Label, type Sheet } from './labels.ts';
import type { SeriesPoint } from './series.ts';
import type { TrendPoint } from './trend-data.ts';
import type { ExpectedBox } from './trend-points.ts';
import { textWidth } from './widths.ts';

/** The last value to the right of its point, the first one above or below. */
export function endLabels(
  points: readonly (SeriesPoint | undefined)[],
  known: readonly number[],
  unit: Unit,
  paper: Sheet,
): void {
  const first = points.find((point) => point !== undefined);
  const last = points.findLast((point) => point !== undefined);
  if (first === undefined || last === undefined) return;
  const lastLabel: Label = {
    x: last.x + 13,
    y: last.y + 4.5,
    text: formatValue(known.at(-1) ?? 0, unit),
    classes: 'b halo',
  };
  paper.place([lastLabel, ...aroundPoint({ ...lastLabel, x: last.x, y: last.y, anchor: 'middle' }, 8, 60)]);
  if (first === last) return;
  const text = formatValue(known[0] ?? 0, unit);
  const firstLabel: Label = { x: first.x - 3, y: first.y, text, classes: 'i halo' };
  paper.place(aroundPoint(firstLabel, 7, 70));
}

/** "agreed 90%" on its line: above or below it, at the right, the left or between. */
export function targetLabel(
  { value, word = 'agreed' }: { readonly value: number; readonly word?: string },
  unit: Unit,
  left: number,
  right: number,
  y: number,
  paper: Sheet,
): void {
  const text = `${word} ${formatValue(value, unit)}`;
  const label: Label = { x: right, y: y - 5, text, classes: 's i halo' };
  paper.place(along(label, left + 2, right).flatMap((place) => [place, { ...place, y: y + 14 }]));
}

/** "expected 89 to 139", inside its range or just outside: once for each text, where that range is widest. */
export function expectedLabels(ranges: readonly ExpectedBox[], unit: Unit, paper: Sheet): void {
  const said = new Set<string>();
  const width = ({ left, right }: Box) => right - left;
  for (const { range, box } of [...ranges].sort((a, b) => width(b.box) - width(a.box))) {
    const text = `expected ${formatRange(range.low, range.high, unit)}`;
    // A few odd weeks among many are read from the table.
    if (said.has(text) || (said.size > 0 && width(box) < textWidth(text, 's'))) continue;
    said.add(text);
    const label = { x: 0, y: 0, text, classes: 's' };
    const heights = [box.bottom - 5, box.top + 13, box.bottom + 14, box.top - 5];
    const places = along(label, box.left + 5, Math.max(box.right - 5, box.left + 5));
    paper.place(heights.flatMap((y) => places.map((place) => ({ ...place, y }))));
  }
}

/** The same label at the right end, the left end and at points between. */
function along(label: Label, left: number, right: number): Label[] {
  const at = (x: number, anchor: Anchor): Label => ({ ...label, x, anchor });
  const width = right - left;
  return [
    at(right, 'end'),
    at(left, 'start'),
    ...[0.5, 0.35, 0.65].map((share) => at(left + share * width, 'middle')),
  ];
}

/** "no data" over the axis, in each gap that has room for it. */
export function gapLabels(
  rows: readonly (TrendPoint | undefined)[],
  x: (position: number) => number,
  base: number,
  paper: Sheet,
): void {
  const isGap = (index: number) => rows[index]?.value == null && !rows[index]?.cases?.length;
  for (let index = 0; index < rows.length; index += 1) {
    if (!isGap(index)) continue;
    const start = index;
    while (index + 1 < rows.length && isGap(index + 1)) index += 1;
    const [from, to] = [x(Math.max(0, start - 1)), x(Math.min(rows.length - 1, index + 1))];
    const label: Label = { x: (from + to) / 2, y: base - 6, text: 'no data', classes: 's', anchor: 'middle' };
    if (textWidth(label.text, label.classes) <= to - from - 4) paper.place([label]);
  }
}
