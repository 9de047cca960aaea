import { isTeam, mayKnowChanges, mayKnowChannels } from '#lib/model/audience.ts';
import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import { hasProvider } from '#lib/model/portal.ts';
import { processes, type Process } from '#lib/model/vocabulary.ts';
import { folderOf } from './address.ts';
import { detectSections } from '#lib/views/detect/section.ts';
import { measureSections } from '#lib/views/measure/section.ts';
import { mayMeasure } from '#lib/views/measure/scope-metrics.ts';
import type { Site, SiteInputs } from './site.ts';

type Known = Pick<Site, 'pages'> & SiteInputs;

/**
 * Whether this reader has the section at `path` below the base, such as `detect/coverage/`. A section is there
 * when it has something to show; the team's own copy shows what is empty too. The files of a register are there with
 * it. A path that is no section is not judged: its page exists or it does not.
 */
export function hasSection(site: Known, path: string): boolean {
  if (path.startsWith('help/')) return hasHelp(site, path);
  const rule = rules.get(path) ?? rules.get(/^detect\/[a-z-]+\//.exec(path)?.[0] ?? '');
  return rule === undefined || rule(site);
}

type Rule = (site: Known) => boolean;

const holds =
  (...names: CollectionName[]): Rule =>
  ({ audience, content }) =>
    isTeam(audience) || names.some((name) => content.entries[name].length > 0);

const measured: Rule = ({ audience, metrics }) =>
  audience.metrics !== 'none' && (isTeam(audience) || metrics !== undefined);

const rules = new Map<string, Rule>([
  ...collectionNames.map((name): [string, Rule] => [folderOf(name), holds(name)]),
  ...processes.map((process): [string, Rule] => [`${process}/`, holds(...ofProcess(process))]),
  ['respond/i-see/', holds('procedure')],
  // It is for those who answer the phone.
  ['respond/night-pack/', (site) => mayKnowChannels(site.audience) && holds('procedure')(site)],
  ['respond/provider/', ({ audience, content }) => mayKnowChannels(audience) && hasProvider(content.portal)],
  ...detectSections,
  ['measure/', measured],
  ...measureSections,
  ['changes/', ({ audience }) => mayKnowChanges(audience)],
  ['changes/feed.xml', ({ audience }) => mayKnowChanges(audience)],
  // Who is late with what is nobody's business outside.
  ...['due/', 'due/feed.xml', 'due/calendar.ics', 'due/due.json'].map((path): [string, Rule] => [
    path,
    ({ audience }) => audience.id !== 'public',
  ]),
]);

function ofProcess(process: Process): CollectionName[] {
  return collectionNames.filter((name) => collections[name].process === process);
}

/** The handbook is about working on the portal; readers of numbers get the pages on how to read them. */
function hasHelp(site: Known, path: string): boolean {
  return isTeam(site.audience) || (forNumbers.has(path) && measured(site));
}

/** Whether this reader has the definition of a metric. */
export function hasDefinition(site: Known, metric: string): boolean {
  return hasHelp(site, 'help/definitions/') && mayMeasure(site.audience, metric);
}

const forNumbers = new Set(['help/reading-charts/', 'help/definitions/']);
