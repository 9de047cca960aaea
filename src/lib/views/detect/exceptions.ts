import {
  baselineRows,
  concernsProvider,
  exceptionRows,
  type BaselineRow,
  type ExceptionRow,
  type ExceptionState,
} from '#lib/coverage/exceptions.ts';
import { isTeam } from '#lib/model/audience.ts';
import { dateInWords } from '#lib/model/date.ts';
import { durationInWords } from '#lib/model/duration.ts';
import type { Entry } from '#lib/model/entry.ts';
import { conditionSentence, requestSteps, requestText, rulesHidden } from './exception-text.ts';
import { linksTo, linkTo, type LinkView } from '#lib/views/related.ts';
import { removedWords } from './removed.ts';
import { sigmaFilter } from './sigma-filter.ts';
import type { Site } from '#lib/views/site.ts';
import { scopeName, until, type StatusView } from './use-case.ts';
import { inWords, insideSentence } from '#lib/views/words.ts';

/** An exception: what it hides, what still looks, who stands behind it, until when. */
export interface ExceptionView {
  id: string;
  /** Its use case, at this exception. */
  useCase: LinkView;
  statement: string;
  /** The condition as a plain sentence. */
  condition: string;
  rules: string[];
  where: string;
  reason: string;
  residual: { text: string; links: LinkView[] };
  removed: string;
  people: string;
  owner: string;
  state: ExceptionState;
  ends: StatusView;
  steps: StatusView[];
  request: string;
  filter: { href: string | undefined; why: string };
}

/** A baseline: over whom, by what, and whether what it learned is still true. */
export interface BaselineView {
  id: string;
  useCase: LinkView;
  statement: string;
  population: string;
  how: string;
  owner: string;
  state: StatusView;
}

/** What a use case page shows of its tuning. */
export interface TuningView {
  exceptions: ExceptionView[];
  baselines: BaselineView[];
}

/** The register over all use cases. */
export interface ExceptionsView extends TuningView {
  title: string;
  groups: { id: ExceptionState; title: string; intro: string; exceptions: ExceptionView[] }[];
  csv: string;
  calendar: string;
}

const groups: Omit<ExceptionsView['groups'][number], 'exceptions'>[] = [
  {
    id: 'expired',
    title: 'Expired',
    intro:
      'Its reason had an end, and the end is past. Have it taken out of the rule and test, or ask again.',
  },
  { id: 'expiring', title: 'Ends within 30 days', intro: 'Ask now whether the reason still holds.' },
  { id: 'active', title: 'In force', intro: 'Agreed, with an owner and an end.' },
];

/** Everything the register shows. The provider sees what it was asked for or has a part in. */
export function exceptionsView(site: Site): ExceptionsView {
  const exceptions = visibleExceptions(site).map((row) => exceptionView(site, row));
  const at = `${site.base}detect/exceptions/`;
  return {
    title: titleOf(exceptions),
    exceptions,
    baselines: visibleBaselines(site).map((row) => baselineView(site, row)),
    groups: groups.map((group) => ({
      ...group,
      exceptions: exceptions.filter(({ state }) => state === group.id),
    })),
    csv: `${at}exceptions.csv`,
    calendar: `${at}expiries.ics`,
  };
}

/** The exceptions and baselines of one use case. */
export function tuningView(site: Site, { id }: Entry<'use-case'>): TuningView {
  return {
    exceptions: visibleExceptions(site)
      .filter(({ useCase }) => useCase.id === id)
      .map((row) => exceptionView(site, row)),
    baselines: visibleBaselines(site)
      .filter(({ useCase }) => useCase.id === id)
      .map((row) => baselineView(site, row)),
  };
}

/** The exceptions this reader may see, the one that ends first at the top. */
export function visibleExceptions(site: Site): ExceptionRow[] {
  return exceptionRows(site.content, site.today).filter(
    ({ exception }) => isTeam(site.audience) || (site.audience.id === 'mssp' && concernsProvider(exception)),
  );
}

function visibleBaselines(site: Site): BaselineRow[] {
  return isTeam(site.audience) || site.audience.id === 'mssp' ? baselineRows(site.content, site.today) : [];
}

function exceptionView(site: Site, row: ExceptionRow): ExceptionView {
  const { useCase, exception } = row;
  const { title, href } = linkTo(site, `use-case/${useCase.id}`);
  const filter = sigmaFilter(site, row);
  return {
    id: exception.id,
    useCase: { title, href: href && `${href}#${exception.id}` },
    statement: exception.statement,
    condition: conditionSentence(site, exception),
    rules: rulesHidden(row),
    where: whereOf(site, exception.scope),
    reason: exception.reason,
    residual: {
      text: exception.residual.text,
      links: linksTo(site, 'use-case', exception.residual.use_cases),
    },
    removed: removedWords(site, row),
    people: `Asked by: ${insideSentence(exception.requested_by)}. Agreed by: ${insideSentence(exception.approved_by)}.`,
    owner: inWords(exception.owner),
    state: row.state,
    ends: until(exception.expires, site.today),
    steps: requestSteps(row),
    request: requestText(site, row),
    filter:
      'path' in filter ? { href: site.base + filter.path, why: '' } : { href: undefined, why: filter.why },
  };
}

function baselineView(site: Site, { useCase, baseline, next, stale, count }: BaselineRow): BaselineView {
  const { title, href } = linkTo(site, `use-case/${useCase.id}`);
  return {
    id: baseline.id,
    useCase: { title, href: href && `${href}#${baseline.id}` },
    statement: baseline.statement,
    population: `${scopeName(site, baseline.population)}${count === undefined ? '' : `, ${count}`}`,
    how: `${inWords(baseline.method)}, ${durationInWords(baseline.window)} of history, threshold: ${baseline.threshold}`,
    owner: inWords(baseline.owner),
    state: stale
      ? { tone: 'part', text: `Stale since ${dateInWords(next)}` }
      : { tone: 'ok', text: `Refreshed ${dateInWords(baseline.last_refreshed)}` },
  };
}

function whereOf(site: Site, id: string): string {
  const scope = site.content.registries.scopes.find((row) => row.id === id);
  const mark = scope?.crown_jewel ? ', crown jewel' : scope?.privileged ? ', privileged' : '';
  return `${scopeName(site, id)}${mark}`;
}

function titleOf(exceptions: readonly ExceptionView[]): string {
  const count = (state: ExceptionState) => exceptions.filter((row) => row.state === state).length;
  const all = exceptions.length === 1 ? '1 exception hides' : `${exceptions.length || 'No'} exceptions hide`;
  const said = [
    `${all} something from us.`,
    ...(count('expired') > 0 ? [`${count('expired')} should be gone by now.`] : []),
    ...(count('expiring') > 0
      ? [`${count('expiring')} ${count('expiring') === 1 ? 'ends' : 'end'} within 30 days.`]
      : []),
  ];
  return exceptions.length === 0 ? 'No exception hides anything from us.' : said.join(' ');
}
