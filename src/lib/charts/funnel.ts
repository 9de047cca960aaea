import { emptyChart } from './empty.ts';
import { formatCount } from './format.ts';
import { isNarrow, wideWidth, type Frame } from './frame.ts';
import { fitted, sheet } from './labels.ts';
import { line, rect, svg } from './svg.ts';
import { textWidth } from './widths.ts';

export interface FunnelStage {
  readonly label: string;
  /** Null: no source tells. The stage is shown all the same. */
  readonly count: number | null;
  /** Beside the count: "12% of triaged". For a stage without a count, why. */
  readonly note?: string;
}

export interface FunnelData {
  /** The finding in one sentence, for screen readers. */
  readonly label: string;
  /** From the widest to the narrowest. */
  readonly stages: readonly FunnelStage[];
  readonly missing?: string;
}

const bar = 22;

/** Stages of one flow as bars from one line, so that their lengths compare. A stage nobody counts is a dotted line. */
export function funnel({ label, stages, missing }: FunnelData, frame: Frame = { width: wideWidth }): string {
  const most = Math.max(0, ...stages.map(({ count }) => count ?? 0));
  if (most === 0) return emptyChart(frame, label, missing ?? 'Nothing passed any stage in this period.');
  const { width } = frame;
  const narrow = isNarrow(frame);
  const names = Math.min(width * 0.3, Math.max(...stages.map((stage) => textWidth(stage.label)))) + 16;
  const left = narrow ? 0 : names;
  const pitch = narrow ? 62 : 40;
  const notes = Math.max(...stages.map(({ note = '' }) => textWidth(note, 's')), 0);
  const counts = Math.max(...stages.map(({ count }) => textWidth(formatCount(count ?? 0), 'b')));
  // Words stand at the right of the longest bar, on a phone above the bars.
  const right = narrow ? width - counts - 12 : width - Math.min(counts + notes + 30, width * 0.42);
  const height = stages.length * pitch + 4;
  const paper = sheet(width, height);
  const shapes = stages.flatMap(({ label: name, count, note = '' }, index) => {
    const top = index * pitch + (narrow ? 26 : 8);
    const text = top + 16;
    const end = left + (right - left) * ((count ?? 0) / most);
    const rest = narrow ? { x: width, y: top - 8, anchor: 'end' as const } : undefined;
    const nameWidth = narrow ? width * 0.5 : names - 16;
    const name0 = fitted({ x: 0, y: narrow ? top - 8 : text, text: name, classes: 'i' }, nameWidth);
    paper.add(name0);
    const used = textWidth(name0.text, 'i') + 12;
    if (count === null) {
      const said = fitted(
        { x: left, y: text - 6, text: note, classes: 's', ...rest },
        narrow ? width - used : width - left,
      );
      paper.add(said);
      return [line(left, top + bar / 2 + (narrow ? 0 : 5), right, top + bar / 2 + (narrow ? 0 : 5), 'tg')];
    }
    const number = { x: end + 8, y: text, text: formatCount(count), classes: 'b' };
    paper.add(number);
    const after = end + 8 + textWidth(number.text, 'b') + 8;
    paper.add(
      fitted({ x: after, y: text, text: note, classes: 's', ...rest }, narrow ? width - used : width - after),
    );
    return [rect(left, top, Math.max(count > 0 ? 1.5 : 0, end - left), bar, index === 0 ? 'c5f' : 'c1f')];
  });
  // Above the bars of a phone stand words, which a line would strike.
  const axis = narrow ? '' : line(left, 4, left, height - 2, 'ax');
  return svg(frame, height, label, [...shapes, axis, paper.draw()]);
}
