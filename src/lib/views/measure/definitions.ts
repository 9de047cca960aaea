import type { MetricDefinition, Reference } from '#lib/metrics/catalogue/definition.ts';
import { catalogue, contentCatalogue } from '#lib/metrics/catalogue/catalogue.ts';
import { durationInWords } from '#lib/model/duration.ts';
import { chapterOf, chapters } from './chapter.ts';
import { mayMeasure } from './scope-metrics.ts';
import type { Site } from '#lib/views/site.ts';

/** How one metric is counted, in the words of the catalogue that counts it. */
export interface DefinitionView {
  id: string;
  title: string;
  question: string;
  /** Name and meaning, in reading order. */
  facts: { name: string; words: string }[];
  pitfalls: readonly string[];
  references: readonly Reference[];
  version: number;
}

/** The definitions this reader gets, by chapter. */
export function definitionViews(site: Site): { id: string; title: string; metrics: DefinitionView[] }[] {
  const all = [...catalogue, ...contentCatalogue].filter(({ id }) => mayMeasure(site.audience, id));
  return chapters
    .map(({ id, title }) => ({
      ...{ id, title },
      metrics: all.filter((metric) => chapterOf(metric) === id).map((metric) => definitionView(site, metric)),
    }))
    .filter(({ metrics }) => metrics.length > 0);
}

const statistics: Record<MetricDefinition['statistic'], string> = {
  T: 'Median and 90th percentile of finished cases. The interval of the median comes from order statistics.',
  KM: 'Kaplan–Meier median and 90th percentile: what is still open counts as longer than so far. The interval is log-log.',
  P: 'A share, k of n, with the 95% Wilson interval. Below 10 cases no share.',
  R: 'A count with the exact 95% Poisson interval.',
  X: 'A level at the end of each period; its weeks are judged by XmR limits, from 12 weeks on.',
  K: 'k of all there are: no sample, so no interval.',
};

const clocks = {
  W: 'the wall clock',
  B: 'business hours of portal.yaml',
  S: 'the hours of the team that works on it',
} as const;

const directions = {
  lower: 'Lower is better.',
  higher: 'Higher is better.',
  neither: 'Neither direction is better.',
};

const tables: Record<MetricDefinition['table'], string> = {
  alert: 'Exports of alerts',
  incident: 'Exports of incidents',
  both: 'Exports of alerts and incidents',
  feedback: 'What we told the provider',
  content: 'The pages of this portal',
};

function definitionView(site: Site, metric: MetricDefinition): DefinitionView {
  const { id, title, question, from, to, unit, better, references, pitfalls } = metric;
  const target = site.content.portal.metric_targets[id];
  const slices = metric.slices.map((keys) => keys.join(' and ')).join(', ');
  const needs = metric.needs.map((need) => need.replaceAll('_', ' ')).join(', ');
  const facts = [
    ['For', metric.reader],
    ['Counts', `${metric.population}.`],
    ['From and to', from && to ? `From ${from} to ${to}.` : ''],
    ['Dated by', from && !to ? from : ''],
    ['Clock', (metric.clocks ?? []).map((clock) => clocks[clock]).join(', then ')],
    ['Unit', { seconds: 'A duration', count: 'A count', share: 'A share' }[unit]],
    ['Statistic', statistics[metric.statistic]],
    ['Direction', directions[better]],
    ['Target', target === undefined ? '' : `${durationInWords(target)}, by portal.yaml`],
    ['Split by', slices],
    ['Made from', needs ? `${tables[metric.table]}: ${needs}` : tables[metric.table]],
  ] as const;
  return {
    ...{ id, title, question, pitfalls, references },
    facts: facts.flatMap(([name, words]) =>
      words ? [{ name, words: words.charAt(0).toUpperCase() + words.slice(1) }] : [],
    ),
    version: metric.definition,
  };
}
