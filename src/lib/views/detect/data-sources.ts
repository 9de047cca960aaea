import { dataSources, type Served } from '#lib/coverage/data-sources.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { FigureTable } from '#lib/views/measure/figure.ts';
import { judgedContent } from './judged.ts';
import { linkTo, type LinkView } from '#lib/views/related.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';
import { scopeName, type StatusView } from './use-case.ts';
import { inWords, insideSentence } from '#lib/views/words.ts';

/** A data source and what rests on it. */
export interface SourceView {
  id: string;
  name: string;
  product: string;
  where: string;
  kept: string;
  questions: { text: string; threat: LinkView; state: StatusView }[];
  useCases: LinkView[];
}

/** A source that is not connected, with what it would open and who brings it. */
export interface ToConnect extends SourceView {
  opens: string;
  plans: string[];
}

/** What serves which question, and what to connect next. */
export interface DataSourcesView {
  title: string;
  connect: ToConnect[];
  sources: SourceView[];
  csv: string;
}

/** Everything the page on data sources shows. */
export function dataSourcesView(site: Site): DataSourcesView {
  const all = dataSources(judgedContent(site), site.today);
  const connected = all.filter(({ source }) => source.connected);
  const missing = all.filter(({ source }) => !source.connected);
  const opening = missing.filter(({ opens }) => opens > 0).length;
  const title = `${connected.length} of ${all.length} data sources are connected.`;
  return {
    title: opening > 0 ? `${title} ${opening} more would open a question that is dark today.` : title,
    connect: missing.map((row) => ({
      ...sourceView(site, row),
      opens: opensWords(row),
      plans: row.questions.flatMap(({ question: { question } }) =>
        question.gap ? [planWords(question.gap)] : [],
      ),
    })),
    sources: connected.map((row) => sourceView(site, row)),
    csv: `${site.base}detect/data-sources/data-sources.csv`,
  };
}

function sourceView(site: Site, { source, questions, useCases }: Served): SourceView {
  return {
    ...{ id: source.id, name: source.name, product: source.product },
    where: source.scopes.map((id) => scopeName(site, id)).join(', '),
    kept: source.retention_days === 1 ? '1 day' : `${source.retention_days} days`,
    questions: questions.map(({ threat, question }) => ({
      text: question.question.question,
      threat: linkTo(site, referenceOf(threat)),
      state: question.covered
        ? { tone: 'ok', text: 'proven' }
        : question.accepted
          ? { tone: 'planned', text: 'accepted gap' }
          : question.question.gap
            ? { tone: 'gap', text: 'gap' }
            : { tone: 'part', text: 'not proven everywhere' },
    })),
    useCases: useCases.map((entry) => linkTo(site, referenceOf(entry))),
  };
}

function opensWords({ questions, opens }: Served): string {
  const open = questions.filter(({ question }) => question.question.gap && !question.accepted).length;
  if (open === 0) return 'No question waits for it';
  return `${open} ${open === 1 ? 'question' : 'questions'}, threat scores of ${opens} together`;
}

function planWords(gap: NonNullable<Served['questions'][number]['question']['question']['gap']>): string {
  const cost = [gap.effort, gap.cost].filter(Boolean).join(', ');
  const end = gap.close_by ?? gap.until;
  const who =
    gap.status === 'accepted'
      ? `accepted by the ${insideSentence(gap.accepted_by ?? gap.owner)} until`
      : 'by';
  return [`${inWords(gap.owner)}${end ? `, ${who} ${dateInWords(end)}` : ''}`, cost]
    .filter(Boolean)
    .join('. ');
}

/** The same for other programs: a row a source and question. */
export function dataSourcesTable(site: Site): FigureTable {
  const columns = [
    'source',
    'name',
    'product',
    'connected',
    'scopes',
    'retention_days',
    'threat',
    'question',
    'proven',
    'opens',
  ];
  const rows = dataSources(judgedContent(site), site.today).flatMap(({ source, questions, opens }) => {
    const head = [
      source.id,
      source.name,
      source.product,
      String(source.connected),
      source.scopes.join('; '),
      source.retention_days,
    ];
    if (questions.length === 0) return [[...head, null, null, null, opens]];
    return questions.map(({ threat, question }) => [
      ...[...head, threat.id, question.question.id, String(question.covered), opens],
    ]);
  });
  return { columns: columns.map((title) => ({ title })), rows };
}
