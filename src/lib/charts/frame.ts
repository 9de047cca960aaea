/** The size a chart is drawn for. Text keeps its size, so a phone gets its own drawing, not a smaller one. */
export interface Frame {
  /** Pixels. The chart is never scaled up. */
  readonly width: number;
  /** Which screens see it: `page` where the whole page's width is there, `wid` on narrower ones and paper, `nar` on phones. */
  readonly show?: 'page' | 'wid' | 'nar';
}

export const wideWidth = 740;
export const narrowWidth = 340;
/** The whole page, without a margin column. */
export const pageWidth = 1168;
const narrowBelow = 480;

/** The drawings of a chart for wide screens and phones; the style sheet picks one. */
export function responsive(render: (frame: Frame) => string): string {
  return render({ width: wideWidth, show: 'wid' }) + render({ width: narrowWidth, show: 'nar' });
}

/** The same for a chart that has the whole page: a third drawing as wide as the page. */
export function responsivePage(render: (frame: Frame) => string): string {
  return render({ width: pageWidth, show: 'page' }) + responsive(render);
}

export function isNarrow(frame: Frame): boolean {
  return frame.width < narrowBelow;
}
