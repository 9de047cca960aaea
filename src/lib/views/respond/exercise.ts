import { dateInWords } from '#lib/model/date.ts';
import type { Entry } from '#lib/model/entry.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { partViews, type PartView } from '#lib/views/prose.ts';
import { linkTo, linksTo, relatedTo, type LinkView, type RelatedView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import type { StatusView } from '#lib/views/detect/use-case.ts';
import { inWords } from '#lib/views/words.ts';

/** An exercise: what was played, with whom, what it found. */
export interface ExerciseView {
  head: HeadView;
  date: string;
  threat: LinkView;
  procedures: LinkView[];
  participants: string[];
  findings: { text: string; owner: string; state: StatusView }[];
  body: PartView[];
  related: RelatedView[];
}

/** Everything an exercise's page shows. */
export function exerciseView(site: Site, entry: Entry<'exercise'>): ExerciseView {
  const { data, document } = entry;
  return {
    head: headView(site, entry),
    date: dateInWords(data.date),
    threat: linkTo(site, `threat/${data.threat}`),
    procedures: linksTo(site, 'procedure', data.procedures),
    participants: (data.participants ?? []).map(inWords),
    findings: (data.findings ?? []).map(({ text, owner, due, done }) => ({
      text,
      owner: inWords(owner),
      state: findingState(due, done, site.today),
    })),
    body: partViews(
      document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command'),
      site,
      new Map(),
    ),
    related: relatedTo(site, entry, ['threat', 'procedure']),
  };
}

function findingState(due: string, done: string | undefined, today: string): StatusView {
  if (done) return { tone: 'ok', text: `Done ${dateInWords(done)}` };
  return due < today
    ? { tone: 'gap', text: `Was due ${dateInWords(due)}` }
    : { tone: 'planned', text: `Due ${dateInWords(due)}` };
}
