/** Words on a chart: where they stand, how much room they take, and that no two of them overlap. */
import { coordinate, element, escape, oneLine } from './svg.ts';
import { fit, textWidth, typeOf } from './widths.ts';

export type Anchor = 'start' | 'middle' | 'end';

export interface Label {
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly text: string;
  /** Classes of the style sheet: `s` small, `i` ink, `b` bold ink, `t1`, `t2` bold in colour, `halo`. */
  readonly classes: string;
  readonly anchor?: Anchor;
  /** For the one class that does not set it: numbers on a filled disc. */
  readonly weight?: 600;
  /** The whole text where `text` had to be shortened; shown as a tooltip. */
  readonly whole?: string;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const lineHeight = 16;
const ascent = 0.76;
const descent = 0.22;

export function boxOf({ x, y, text, classes, anchor }: Label): Box {
  const width = textWidth(text, classes);
  const { size } = typeOf(classes);
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { left, right: left + width, top: y - ascent * size, bottom: y + descent * size };
}

/** Shared area in square pixels; 0 when they only touch. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** A label cut to `width` pixels, with its whole text as a tooltip. */
export function fitted(label: Label, width: number): Label {
  const whole = oneLine(label.text);
  const text = fit(whole, width, label.classes);
  return text === whole ? { ...label, text } : { ...label, text, whole };
}

export function drawLabel({ x, y, text, classes, anchor, weight, whole }: Label): string {
  if (text === '') return '';
  const title = whole === undefined ? '' : element('title', {}, escape(whole));
  const attributes = {
    x: coordinate(x),
    y: coordinate(y),
    class: classes === '' ? undefined : classes,
    'font-weight': weight,
    'text-anchor': anchor === 'start' ? undefined : anchor,
  };
  return element('text', attributes, escape(text) + title);
}

/** A sheet that takes labels as long as they are inside it and clear of each other. */
export interface Sheet {
  /** Ink that labels should avoid but may cover: lines, bands, points. */
  readonly ink: Box[];
  /** Adds a label whose place is already safe by construction. */
  add: (label: Label) => void;
  /** Adds the best of several places for one label, first ones preferred. False if none is free. */
  place(candidates: readonly Label[]): boolean;
  draw(): string;
}

export function sheet(width: number, height: number): Sheet {
  const labels: Label[] = [];
  const ink: Box[] = [];
  const inside = ({ left, right, top, bottom }: Box) =>
    left >= 0 && right <= width && top >= 0 && bottom <= height;
  const around = ({ left, right, top, bottom }: Box) => ({
    left: left - 3,
    right: right + 3,
    top: top - 1,
    bottom: bottom + 1,
  });
  return {
    ink,
    add: (label) => void labels.push(label),
    place(candidates) {
      let best: Label | undefined;
      let least = Infinity;
      for (const candidate of candidates) {
        const box = boxOf(candidate);
        const roomy = around(box);
        if (!inside(box) || labels.some((label) => overlap(roomy, boxOf(label)) > 0)) continue;
        const covered = ink.reduce((sum, mark) => sum + overlap(box, mark), 0);
        if (covered < least) [best, least] = [candidate, covered];
        if (covered === 0) break;
      }
      if (best !== undefined) labels.push(best);
      return best !== undefined;
    },
    draw: () => labels.map(drawLabel).join(''),
  };
}

/** Places for a label around a point, nearest first: above and below in turn, out to `reach` pixels. */
export function aroundPoint(label: Label, gap: number, reach: number): Label[] {
  const { size } = typeOf(label.classes);
  const result: Label[] = [];
  for (let away = gap; away <= reach; away += 3) {
    result.push({ ...label, y: label.y - away }, { ...label, y: label.y + away + ascent * size });
  }
  return result;
}
