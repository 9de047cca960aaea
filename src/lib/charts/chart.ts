/** Every kind of chart a figure may have, and the drawing of it. */
import { bars, type BarsData } from './bars.ts';
import { narrowWidth, responsive, responsivePage, type Frame } from './frame.ts';
import { funnel, type FunnelData } from './funnel.ts';
import { histogram, type HistogramData } from './histogram.ts';
import { intervalDots, type IntervalDotsData } from './interval-dots.ts';
import { survival, type SurvivalData } from './survival.ts';
import type { TrendData } from './trend-data.ts';
import { smallTrend, trend } from './trend.ts';

export type Chart =
  | { readonly kind: 'bars'; readonly data: BarsData }
  | { readonly kind: 'funnel'; readonly data: FunnelData }
  | { readonly kind: 'histogram'; readonly data: HistogramData }
  | { readonly kind: 'interval-dots'; readonly data: IntervalDotsData }
  | { readonly kind: 'survival'; readonly data: SurvivalData }
  | { readonly kind: 'trend'; readonly data: TrendData }
  | { readonly kind: 'small-trend'; readonly data: TrendData };

/** The room a chart has: the whole page, the column beside a margin, or one of several in a row. */
export type Room = 'page' | 'column';

/** A chart as SVG: a drawing for each width it may be seen at. A small one has one width everywhere. */
export function drawChart(chart: Chart, room: Room): string {
  if (chart.kind === 'small-trend') return smallTrend(chart.data, { width: narrowWidth });
  const draw = (frame: Frame) => drawn(chart, frame);
  return room === 'page' ? responsivePage(draw) : responsive(draw);
}

function drawn(chart: Exclude<Chart, { kind: 'small-trend' }>, frame: Frame): string {
  switch (chart.kind) {
    case 'bars':
      return bars(chart.data, frame);
    case 'funnel':
      return funnel(chart.data, frame);
    case 'histogram':
      return histogram(chart.data, frame);
    case 'interval-dots':
      return intervalDots(chart.data, frame);
    case 'survival':
      return survival(chart.data, frame);
    case 'trend':
      return trend(chart.data, frame);
  }
}
