import type { Frame } from './frame.ts';
import { drawLabel, lineHeight } from './labels.ts';
import { line, oneLine, svg } from './svg.ts';
import { wrap } from './widths.ts';

/** A chart without data says in words what is missing, to the eye and to a screen reader. */
export function emptyChart(frame: Frame, label: string, missing: string): string {
  const lines = wrap(oneLine(missing), frame.width, 4);
  const height = lines.length * lineHeight + 16;
  const words = lines.map((text, index) =>
    drawLabel({ x: 0, y: 20 + index * lineHeight, text, classes: '' }),
  );
  const rules = [
    line(0, 0.5, frame.width, 0.5, 'gr'),
    line(0, height - 0.5, frame.width, height - 0.5, 'gr'),
  ];
  return svg(frame, height, `${label.replace(/\.$/, '')}. ${missing}`, [...rules, ...words]);
}
