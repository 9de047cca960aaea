import { chapters } from './chapter.ts';
import type { FigureView } from './figure.ts';
import { chapterView } from './chapter-page.ts';
import { measureJointView } from './joint.ts';
import { ruleView } from './rule.ts';
import { measureView } from './measure.ts';
import { rulePages } from './rule-page.ts';
import type { Site } from '#lib/views/site.ts';
import { useCaseVolume } from './use-case-volume.ts';

/** Every figure of this reader's pages by its id: what there is to download. */
export function everyFigure(site: Site): Map<string, FigureView> {
  const home = measureView(site);
  const shown = [
    ...(home ? [...home.trends, ...home.weeks] : []),
    ...chapters.flatMap(({ id }) => chapterView(site, id)?.groups.flatMap(({ figures }) => figures) ?? []),
    ...(measureJointView(site)?.parts.flatMap(({ figures, small }) => [...figures, ...small]) ?? []),
    ...[...rulePages(site).keys()].flatMap((rule) => ruleView(site, rule)?.figures ?? []),
    ...site.content.entries['use-case'].flatMap((entry) => useCaseVolume(site, entry)),
  ];
  return new Map(shown.map((figure) => [figure.id, figure]));
}
