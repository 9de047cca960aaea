import { formatCount } from '#lib/charts/format.ts';
import { dateInWords } from '#lib/model/date.ts';
import { alertFlow } from './alert-flow.ts';
import { bySlice, stagesOf } from './by-slice.ts';
import { changeTitle } from './change-title.ts';
import { chapters, metricsOf, type ChapterId } from './chapter.ts';
import { distribution, waiting } from './distribution.ts';
import type { FigureView } from './figure.ts';
import { figuresOf, type FigureRow } from './figures.ts';
import { results } from './measured.ts';
import { measureHead, type MeasureHead } from './measure.ts';
import { precisionByRule, ruleRows, type RuleRow } from './precision.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { trendOf } from './trend.ts';
import { weeksOf } from './weeks.ts';

/** A group of figures under one heading. */
export interface FigureGroup {
  id: string;
  title: string;
  /** Several small ones in a row, or each as wide as the page. */
  small: boolean;
  figures: FigureView[];
}

/** One chapter: its finding, its figures, all its numbers of the quarter. */
export interface ChapterView extends MeasureHead {
  name: string;
  about: string;
  groups: FigureGroup[];
  rules: RuleRow[];
  /** Use cases that are live and said nothing, with what they were expected to say. */
  silent: { useCase: LinkView; expected: string; last: string }[];
  figures: FigureRow[];
}

/** Everything the page of a chapter shows; undefined where this reader has nothing of it. */
export function chapterView(site: Site, id: ChapterId): ChapterView | undefined {
  const chapter = chapters.find((one) => one.id === id);
  const metrics = metricsOf(site, id);
  if (!chapter || metrics.length === 0) return undefined;
  const quarter = `${site.today.slice(0, 4)}-Q${Math.ceil(Number(site.today.slice(5, 7)) / 3)}`;
  const head = measureHead(site) ?? { period: quarter, asOf: '', sample: false };
  const measured = metrics.filter(({ table }) => table !== 'content').map((metric) => metric.id);
  const groups = groupsOf[id](site);
  return {
    ...head,
    title: measured.length > 0 ? changeTitle(site, head.period, measured) : chapter.title,
    name: chapter.title,
    about: chapter.about,
    groups: [...groups, months(site, measured)].filter(({ figures }) => figures.length > 0),
    rules: id === 'detection' ? ruleRows(site) : [],
    silent: id === 'detection' ? silentOf(site, head.period) : [],
    figures: figuresOf(site, id, head.period),
  };
}

const wide = (id: string, title: string, figures: FigureView[]): FigureGroup => ({
  ...{ id, title, small: false, figures },
});

const groupsOf: Record<ChapterId, (site: Site) => FigureGroup[]> = {
  detection: (site) => [
    wide('weeks', 'Week by week', weeksOf(site, 'alert-volume')),
    wide('rules', 'Precision by rule', precisionByRule(site)),
  ],
  triage: (site) => [
    wide('flow', 'From alert to incident', alertFlow(site)),
    wide('time', 'Where the time goes', [
      ...distribution(site, 'time-to-acknowledge'),
      ...waiting(site, 'time-to-triage'),
      ...bySlice(site, 'time-to-triage', 'level'),
    ]),
    wide('agreed', 'Against what was agreed', bySlice(site, 'acknowledged-in-target', 'level')),
  ],
  response: (site) => [
    wide('time', 'Where the time goes', [
      ...waiting(site, 'time-to-contain'),
      ...stagesOf(site, 'response-stages', 'From detected to each stage', [
        ...['time-to-contain', 'time-to-eradicate', 'time-to-recover', 'time-to-resolve', 'time-to-close'],
      ]),
      ...bySlice(site, 'time-to-contain', 'severity'),
      ...distribution(site, 'time-to-resolve'),
    ]),
    wide('weeks', 'Week by week', [...weeksOf(site, 'incidents'), ...weeksOf(site, 'open-backlog')]),
  ],
  preparedness: () => [],
};

function months(site: Site, metrics: readonly string[]): FigureGroup {
  const figures = metrics.flatMap((id) => trendOf(site, id));
  return { id: 'months', title: 'Month by month', small: true, figures };
}

function silentOf(site: Site, period: string): ChapterView['silent'] {
  const items = results(site, 'silent-rules', period).flatMap((result) => result.items ?? []);
  return items.map(({ id, expected, last }) => ({
    useCase: linkTo(site, `use-case/${id}`),
    expected: expected === undefined ? 'not said' : formatCount(expected),
    last: last === undefined ? 'never' : dateInWords(last),
  }));
}
