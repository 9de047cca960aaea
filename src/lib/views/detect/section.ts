import { isTeam } from '#lib/model/audience.ts';
import { judgedContent } from './judged.ts';
import { hasRelevance } from './relevance-rows.ts';
import type { Site, SiteInputs } from '#lib/views/site.ts';

type Rule = (site: Pick<Site, 'pages'> & SiteInputs) => boolean;

const hasUseCases: Rule = ({ content }) => content.entries['use-case'].length > 0;

/** Threats and the use cases that answer them, both: by a part of them nothing is judged. */
const canJudge: Rule = (site) => hasUseCases(site) && judgedContent(site).entries.threat.length > 0;

/** Which registers of detection a reader has. What lies below one is there with it. */
export const detectSections: readonly (readonly [path: string, rule: Rule])[] = [
  ['detect/coverage/', (site) => isTeam(site.audience) || canJudge(site)],
  ['detect/trace/', (site) => isTeam(site.audience) || canJudge(site)],
  ['detect/data-sources/', (site) => isTeam(site.audience) || canJudge(site)],
  ['detect/relevance/', (site) => isTeam(site.audience) || (canJudge(site) && hasRelevance(site))],
  ['detect/validation/', (site) => isTeam(site.audience) || hasUseCases(site)],
  // What is switched off where is for those who switch it.
  [
    'detect/exceptions/',
    (site) => isTeam(site.audience) || (site.audience.id === 'mssp' && hasUseCases(site)),
  ],
];
