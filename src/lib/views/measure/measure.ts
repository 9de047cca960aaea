import { formatDate } from '#lib/charts/format.ts';
import type { SparklineData } from '#lib/charts/sparkline.ts';
import { changeTitle } from './change-title.ts';
import { chapters, metricsOf, type ChapterId } from './chapter.ts';
import type { FigureView } from './figure.ts';
import { latestBusy, overall, periodForms, seriesOf, valueOf, boundsOf } from './measured.ts';
import { figuresOf } from './figures.ts';
import { numberView, type NumberView } from './number.ts';
import type { LinkView } from '#lib/views/related.ts';
import { mayMeasure } from './scope-metrics.ts';
import type { Site } from '#lib/views/site.ts';
import { trendOf } from './trend.ts';
import { weeksOf } from './weeks.ts';

/** What every page of the measured says at its head. */
export interface MeasureHead {
  title: string;
  period: string;
  asOf: string;
  sample: boolean;
}

/** The first page: the numbers one decides by, the chapters, how they moved, and what they rest on. */
export interface MeasureView extends MeasureHead {
  numbers: NumberView[];
  chapters: ChapterLink[];
  trends: FigureView[];
  weeks: FigureView[];
  /** Where to read on: what both sides see, the files, how each number is made. */
  more: (LinkView & { about: string })[];
}

/** A chapter at a glance: one number of it, with its interval. */
export interface ChapterLink {
  title: string;
  href: string;
  about: string;
  number: NumberView | undefined;
  line: SparklineData | undefined;
}

const numbers = ['time-to-acknowledge', 'rule-precision', 'incidents', 'time-to-contain', 'time-to-resolve'];
const glances: Record<ChapterId, readonly string[]> = {
  detection: ['rule-precision', 'validated-coverage'],
  triage: ['time-to-triage', 'acknowledged-in-target'],
  response: ['time-to-contain', 'incidents'],
  preparedness: ['preparation-readiness', 'workload'],
};

/** The quarter a page is about, the last in which something began, and of when the data are; undefined while nothing was measured. */
export function measureHead(site: Site): MeasureHead | undefined {
  const period = latestBusy(site, periodForms.quarter);
  if (!site.metrics || !period) return undefined;
  return {
    title: 'Measure',
    period,
    asOf: formatDate(site.metrics.as_of.slice(0, 10)),
    sample: site.metrics.sources.some((row) => row.sample),
  };
}

/** Everything the first page shows; undefined while nothing was measured. */
export function measureView(site: Site): MeasureView | undefined {
  const head = measureHead(site);
  if (!head) return undefined;
  const { period } = head;
  const asks = numbers.filter((id) => mayMeasure(site.audience, id));
  return {
    ...head,
    title: changeTitle(site, period, asks),
    numbers: asks.map((id) => numberView(site, id, overall(site, id, period))),
    chapters: chapterLinks(site, period),
    trends: [...asks, 'alert-volume'].flatMap((id) => trendOf(site, id)),
    weeks: ['alert-volume'].filter((id) => mayMeasure(site.audience, id)).flatMap((id) => weeksOf(site, id)),
    more: moreLinks(site),
  };
}

/** The chapters this reader has something in. */
export function chapterLinks(site: Site, period: string): ChapterLink[] {
  return chapters.flatMap(({ id, title, about }) => {
    const href = site.href(`/measure/${id}/`);
    if (!href) return [];
    const shown = metricsOf(site, id).map((metric) => metric.id);
    const metric = glances[id].find((one) => shown.includes(one)) ?? shown[0];
    const number = metric ? figuresOf(site, id, period).find((row) => row.id === metric) : undefined;
    return [{ title, href, about, number, line: metric ? lineOf(site, metric) : undefined }];
  });
}

function lineOf(site: Site, id: string): SparklineData | undefined {
  const months = seriesOf(site, id, periodForms.month);
  const points = months.map((result) => ({ value: valueOf(result), ...boundsOf(result) }));
  if (points.filter(({ value }) => value !== null).length < 2) return undefined;
  return { label: `${numberView(site, id, undefined).title} by month, with its 95% interval`, points };
}

/** The pages beside the chapters that this reader has. */
export function moreLinks(site: Site): MeasureView['more'] {
  const pages = [
    ['/measure/reports/', 'Reports', 'What we told the management, with the numbers as they stood.'],
    ['/measure/joint/', 'With the provider', 'Its clock, ours, the hand-off, and how often we agree.'],
    ['/measure/data/', 'What the numbers rest on', 'Every file and row, and what each source cannot tell.'],
    ['/help/definitions/', 'Definitions', 'How each number is counted, and how it misleads.'],
    [
      '/help/reading-charts/',
      'Reading the charts',
      'What a bar beside a dot says, and when a change is one.',
    ],
  ] as const;
  return pages.flatMap(([path, title, about]) => {
    const href = site.href(path);
    return href ? [{ title, href, about }] : [];
  });
}
