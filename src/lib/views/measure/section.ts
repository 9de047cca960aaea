import { hasProvider } from '#lib/model/portal.ts';
import { chapters, metricsOf } from './chapter.ts';
import type { SiteInputs } from '#lib/views/site.ts';

type Rule = (site: SiteInputs) => boolean;

const all: Rule = ({ audience, metrics }) => audience.metrics === 'all' && metrics !== undefined;

/** Which of the measured pages a reader has: chapters with a metric for them, the rest with all numbers only. */
export const measureSections: readonly (readonly [path: string, rule: Rule])[] = [
  ...chapters.map(({ id }): [string, Rule] => [
    `measure/${id}/`,
    (site) => site.audience.metrics !== 'none' && metricsOf(site, id).length > 0,
  ]),
  // Named teams and files are for those who get everything.
  ['measure/joint/', (site) => all(site) && hasProvider(site.content.portal)],
  ['measure/data/', all],
];
