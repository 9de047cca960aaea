/** The size a chart is drawn for. Text keeps its size, so a phone gets its own drawing, not a smaller one. */
export interface Frame {
  /** Pixels. The chart is never scaled up. */
  readonly width: number;
  /** Which screens see it: the style sheet shows `wid` on wide ones and paper, `nar` on phones. */
  readonly show?: 'wid' | 'nar';
}

export const wideWidth = 740;
export const narrowWidth = 340;
const narrowBelow = 480;

/** Both drawings of a chart, wide and narrow; the style sheet picks one. `width` is that of the column. */
export function responsive(render: (frame: Frame) => string, width: number = wideWidth): string {
  return render({ width, show: 'wid' }) + render({ width: narrowWidth, show: 'nar' });
}

export function isNarrow(frame: Frame): boolean {
  return frame.width < narrowBelow;
}
