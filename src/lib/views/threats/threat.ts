import { dateInWords } from '#lib/model/date.ts';
import type { Entry } from '#lib/model/entry.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { techniqueViews, type TechniqueView } from '#lib/views/respond/procedure.ts';
import { partViews, type PartView } from '#lib/views/prose.ts';
import { closedTitle, linksTo, relatedTo, type LinkView, type RelatedView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';
import { scopeName, type StatusView } from '#lib/views/detect/use-case.ts';
import { impacts, inWords, insideSentence, likelihoods } from '#lib/views/words.ts';

/** A question the threat asks of detection, with its answer or its gap. */
export interface QuestionRow {
  id: string;
  question: string;
  techniques: TechniqueView[];
  answeredBy: LinkView[];
  dataSources: string[];
  gap: { reason: string; state: StatusView; line: string } | undefined;
}

/** A threat assessment: one screen. */
export interface ThreatView {
  head: HeadView;
  scenario: string;
  likelihood: { value: number; word: string; reason: string | undefined };
  impact: { value: number; word: string; reason: string | undefined };
  rank: number;
  assets: string[];
  techniques: TechniqueView[];
  questions: QuestionRow[];
  procedures: LinkView[];
  facts: { name: string; value: string }[];
  history: { date: string; what: string; source: string }[];
  related: RelatedView[];
  body: PartView[];
}

/** Threats from worst to least: score, then impact, then title. Drafts come after. */
export function rankedThreats(site: Site): Entry<'threat'>[] {
  return site.content.entries.threat.toSorted(
    (a, b) =>
      b.data.likelihood * b.data.impact - a.data.likelihood * a.data.impact ||
      b.data.impact - a.data.impact ||
      (a.data.title < b.data.title ? -1 : 1),
  );
}

/** Everything a threat page shows. */
export function threatView(site: Site, entry: Entry<'threat'>): ThreatView {
  const { data, document } = entry;
  const facts: ThreatView['facts'] = [
    { name: 'Decision', value: data.decision && inWords(data.decision) },
    { name: 'Who', value: data.actor_type && inWords(data.actor_type) },
    { name: 'Confidence', value: data.confidence && inWords(data.confidence) },
    { name: 'Trend', value: data.trend && inWords(data.trend) },
  ].filter((fact): fact is { name: string; value: string } => Boolean(fact.value));
  return {
    head: headView(site, entry),
    scenario: data.scenario,
    likelihood: {
      value: data.likelihood,
      word: likelihoods[data.likelihood] ?? '',
      reason: data.likelihood_reason,
    },
    impact: { value: data.impact, word: impacts[data.impact] ?? '', reason: data.impact_reason },
    rank: rankedThreats(site).indexOf(entry) + 1,
    assets: data.assets.map((id) => scopeName(site, id)),
    techniques: techniqueViews(site, data.techniques ?? []),
    questions: (data.detection_questions ?? []).map((row) => ({
      id: row.id,
      question: row.question,
      techniques: techniqueViews(site, row.techniques),
      answeredBy: answers(site, row.answered_by ?? []),
      dataSources: (row.data_sources ?? []).map(
        (id) => site.content.registries['data-sources'].find((source) => source.id === id)?.name ?? id,
      ),
      gap: row.gap && gapView(row.gap, site.today),
    })),
    procedures: linksTo(site, 'procedure', data.procedures ?? []),
    facts,
    history: (data.history ?? []).map((row) => ({ ...row, date: dateInWords(row.date) })),
    related: relatedTo(site, entry, ['use-case', 'procedure']),
    body: partViews(
      document.nodes.filter((node) => node.kind === 'prose' || node.kind === 'command'),
      site,
      new Map(),
    ),
  };
}

/** The use cases that answer a question; said once when some of them are not for this reader. */
function answers(site: Site, ids: readonly string[]): LinkView[] {
  const open = linksTo(site, 'use-case', ids);
  return open.length === new Set(ids).size
    ? open
    : [...open, { title: closedTitle('use-case'), href: undefined }];
}

type Gap = NonNullable<NonNullable<Entry<'threat'>['data']['detection_questions']>[number]['gap']>;

/** A gap in words: who closes or accepted it, by when, at what price. */
export function gapView(gap: Gap, today: string): { reason: string; state: StatusView; line: string } {
  const cost = [gap.effort, gap.cost].filter(Boolean).join(', ');
  if (gap.status === 'accepted') {
    const over = gap.until !== undefined && gap.until < today;
    const line = `Accepted by the ${insideSentence(gap.accepted_by ?? gap.owner)} until ${dateInWords(gap.until ?? '')}`;
    return {
      reason: gap.reason,
      state: over
        ? { tone: 'gap', text: `Acceptance ended ${dateInWords(gap.until ?? '')}` }
        : { tone: 'planned', text: 'Accepted' },
      line: [line, cost].filter(Boolean).join('. '),
    };
  }
  const late = gap.close_by !== undefined && gap.close_by < today;
  const by = gap.close_by ? `${inWords(gap.owner)}, by ${dateInWords(gap.close_by)}` : inWords(gap.owner);
  return {
    reason: gap.reason,
    state: late
      ? { tone: 'gap', text: 'Overdue' }
      : gap.status === 'in-work'
        ? { tone: 'part', text: 'In work' }
        : { tone: 'gap', text: 'Open' },
    line: [by, cost].filter(Boolean).join('. '),
  };
}
