import type { DocumentNode, ReportElement } from '#lib/model/document.ts';
import type { Entry } from '#lib/model/entry.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { plainName } from '#lib/reports/plain.ts';
import { periodBefore, periodInWords } from '#lib/reports/span.ts';
import type { FigureView } from '#lib/views/measure/figure.ts';
import { headView, type HeadView } from '#lib/views/head.ts';
import { proseHtml } from '#lib/views/prose.ts';
import type { Site } from '#lib/views/site.ts';
import { definitionRows, type DefinitionRow } from './definitions.ts';
import { reportFigure } from './figure.ts';
import { incidentRows, type IncidentRow } from './incidents.ts';
import { reportNumbers, type ReportNumber } from './numbers.ts';
import { askViews, promiseViews, type AskView, type PromiseView } from './promises.ts';
import { threatsTable, type ThreatsTable } from './threats.ts';
import { worthOf, type Worth } from './worth.ts';

/** What stands in a report, in the order its author gave it. */
export type ReportPart =
  | { kind: 'prose'; html: string }
  | { kind: 'headline'; stand: string; numbers: ReportNumber[] }
  | { kind: 'figure'; figure: FigureView }
  | { kind: 'asks'; asks: AskView[]; none: string | undefined }
  | { kind: 'promises'; promises: PromiseView[] }
  | { kind: 'incidents'; rows: IncidentRow[] }
  | { kind: 'threats'; table: ThreatsTable }
  | { kind: 'definitions'; rows: DefinitionRow[] }
  /** A number that is not there, said in its place. */
  | { kind: 'absent'; what: string };

export interface ReportView {
  head: HeadView;
  /** "Quarterly report, third quarter of 2026". */
  mast: string;
  /** The finding the report opens with. */
  finding: string;
  parts: ReportPart[];
  /** What it took and brought; undefined without a snapshot, and in a report for the team. */
  worth: Worth | undefined;
  /** What was wrong and is now right, the newest first. */
  corrections: { on: string; text: string }[];
  /** "Frozen on 2 Oct 2026 from exports up to 1 Oct 2026"; undefined without a snapshot. */
  frozen: string | undefined;
  /** From the invented sample. */
  sample: boolean;
  /** The snapshot and tables as files. */
  files: { title: string; href: string }[];
}

/** Everything a report's page shows: its author's words, and the numbers of its snapshot. */
export function reportView(site: Site, entry: Entry<'report'>): ReportView {
  const { data, document } = entry;
  const snapshot = site.content.snapshots?.get(entry.id);
  const parts = document.nodes.flatMap((node) => partsOf(site, entry, snapshot, node));
  return {
    head: headView(site, entry),
    mast: `${kinds[snapshot?.kind ?? 'executive']}, ${periodInWords(data.period)}`,
    finding: data.headline?.[0] ?? data.title,
    parts,
    worth: snapshot && snapshot.kind !== 'monthly' ? worth(site, entry, snapshot) : undefined,
    corrections: correctionsOf(entry, snapshot),
    frozen: snapshot && frozenWords(snapshot),
    sample: snapshot?.sample === true,
    files: snapshot
      ? [
          { title: 'Snapshot as JSON', href: `${site.base}api/reports/${entry.id}.json` },
          ...tableFiles(site, entry.id, parts),
        ]
      : [],
  };
}

const kinds = {
  executive: 'Report to the management',
  monthly: 'Monthly report',
  'first-90-days': 'Report on the first 90 days',
} as const;

function partsOf(
  site: Site,
  entry: Entry<'report'>,
  snapshot: Snapshot | undefined,
  node: DocumentNode,
): ReportPart[] {
  if (node.kind === 'prose') return [{ kind: 'prose', html: proseHtml(node.hast, site) }];
  if (node.kind !== 'report-element') return [];
  return elementOf(site, entry, snapshot, node);
}

function elementOf(
  site: Site,
  { data }: Entry<'report'>,
  snapshot: Snapshot | undefined,
  element: ReportElement,
): ReportPart[] {
  const asks: ReportPart = { kind: 'asks', asks: askViews(site, data), none: data.no_ask };
  const promises: ReportPart = { kind: 'promises', promises: promiseViews(data) };
  if (element.name === 'Asks') return asks.asks.length > 0 || asks.none ? [asks] : [];
  if (element.name === 'Promises') return promises.promises.length > 0 ? [promises] : [];
  if (!snapshot) return [{ kind: 'absent', what: 'The numbers of this period are not frozen yet.' }];
  const earlier = site.content.snapshots?.get(periodBefore(snapshot.period));
  switch (element.name) {
    case 'Headline':
      return [{ kind: 'headline', stand: standOf(data), numbers: reportNumbers(snapshot) }];
    case 'Incidents':
      return [{ kind: 'incidents', rows: incidentRows(snapshot) }];
    case 'Coverage':
      return [{ kind: 'threats', table: threatsTable(site, snapshot, earlier) }];
    case 'Definitions':
      return [{ kind: 'definitions', rows: definitionRows(snapshot) }];
    case 'Figure': {
      const figure = reportFigure(site, snapshot, element.metric ?? '');
      if (figure) return [{ kind: 'figure', figure }];
      const name = plainName(element.metric ?? '');
      return [{ kind: 'absent', what: `${name}: fewer than two months with a number in this snapshot.` }];
    }
  }
}

function worth(site: Site, { data }: Entry<'report'>, snapshot: Snapshot): Worth {
  const period = periodBefore(data.period);
  const earlier = site.content.entries.report.find(({ id }) => id === period);
  return worthOf({ data, snapshot }, { data: earlier?.data, snapshot: site.content.snapshots?.get(period) });
}

/** The other headlines as sentences, then the summary. */
function standOf({ headline = [], summary }: Entry<'report'>['data']): string {
  return [...headline.slice(1), summary].map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(' ');
}

function correctionsOf(
  { data }: Entry<'report'>,
  snapshot: Snapshot | undefined,
): { on: string; text: string }[] {
  const byHand = (data.corrections ?? []).map(({ on, text }) => ({ on, text }));
  const frozen = (snapshot?.refrozen ?? []).map(({ on, reason, changed }) => ({
    on,
    text: [
      `Frozen again: ${reason}.`,
      ...changed.map(({ metric, was, is }) => `${plainName(metric)}: ${is}, before ${was}.`),
    ].join(' '),
  }));
  return [...byHand, ...frozen]
    .toSorted((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0))
    .map(({ on, text }) => ({ on: dateInWords(on), text }));
}

function frozenWords({ frozen_on, as_of, provisional }: Snapshot): string {
  const late = provisional ? ' Provisional: the last 14 days still moved.' : '';
  return `Frozen on ${dateInWords(frozen_on)} from exports up to ${dateInWords(as_of.slice(0, 10))}.${late}`;
}

function tableFiles(site: Site, period: string, parts: readonly ReportPart[]) {
  const figures = parts.flatMap((part) => (part.kind === 'figure' ? [part.figure] : []));
  return [
    ...[
      ['All numbers', 'numbers'],
      ['Threats', 'threats'],
      ['Asks', 'asks'],
      ['Promises', 'promises'],
    ].map(([title, file]) => ({
      title: `${title} as CSV`,
      href: `${site.base}measure/reports/${period}/${file}.csv`,
    })),
    ...figures.map(({ title, csv }) => ({ title: `“${title}” as CSV`, href: csv })),
  ];
}
