import type { Entry } from '#lib/model/entry.ts';
import type { FigureView } from './figure.ts';
import type { Site } from '#lib/views/site.ts';
import { isOff } from '#lib/views/detect/switched-off.ts';
import { volumeOf } from './volume.ts';

/** How many alerts the rules of a use case raised over time; nothing where none was heard or may be shown. */
export function useCaseVolume(site: Site, { id, data }: Entry<'use-case'>): FigureView[] {
  if (site.audience.metrics !== 'all') return [];
  const rules = (data.content ?? []).filter(({ relevance }) => !isOff(relevance?.decision));
  return volumeOf(
    site,
    rules.map(({ rule }) => rule),
    `use-case-${id}-volume`,
  );
}
