import type { Entry } from '#lib/model/entry.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { partViews, type PartView } from '#lib/views/prose.ts';
import { linkTo, relatedTo, type LinkView, type RelatedView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

const raciWords = { R: 'Does', A: 'Owns', C: 'Is asked first', I: 'Is told' } as const;

/** A role: what to do in the first five minutes, what it owns, how it hands over. */
export interface RoleView {
  head: HeadView;
  time: string | undefined;
  firstFiveMinutes: string[];
  handover: string[];
  backup: LinkView | undefined;
  combinesWith: string[];
  raci: { activity: string; part: string }[];
  related: RelatedView[];
  body: PartView[];
}

/** Everything a role's page shows. */
export function roleView(site: Site, entry: Entry<'role'>): RoleView {
  const { data, document } = entry;
  const parts = new Map<string, string[]>();
  for (const { activity, value } of data.raci ?? [])
    parts.set(activity, [...(parts.get(activity) ?? []), raciWords[value]]);
  return {
    head: headView(site, entry),
    time: data.hours_per_week
      ? `${data.part_time ? 'Part-time, ' : ''}${data.hours_per_week} hours a week`
      : undefined,
    firstFiveMinutes: data.first_5_minutes ?? [],
    handover: data.handover ?? [],
    backup: data.backup && linkTo(site, `role/${data.backup}`),
    combinesWith: (data.can_combine_with ?? []).map(inWords),
    raci: [...parts].map(([activity, words]) => ({
      activity,
      part: words.map((word, index) => (index === 0 ? word : word.toLowerCase())).join(', '),
    })),
    related: relatedTo(site, entry),
    body: partViews(
      document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command'),
      site,
      new Map(),
    ),
  };
}
