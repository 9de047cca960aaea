import { calendarText } from '#lib/ics/calendar.ts';
import { dateInWords } from '#lib/model/date.ts';
import { conditionSentence, rulesHidden } from './exception-text.ts';
import { visibleExceptions } from './exceptions.ts';
import type { FigureTable } from '#lib/views/measure/figure.ts';
import { removedWords } from './removed.ts';
import { sigmaFilter } from './sigma-filter.ts';
import { referenceOf, type Site } from '#lib/views/site.ts';
import { scopeName } from './use-case.ts';
import { inWords } from '#lib/views/words.ts';

/** The register of exceptions as a table for other programs. */
export function exceptionsTable(site: Site): FigureTable {
  const columns = [
    ...['use_case', 'exception', 'state', 'statement', 'condition', 'rules', 'scope', 'reason'],
    ...['requested_by', 'approved_by', 'owner', 'created', 'expires', 'asked', 'applied', 'request'],
    ...['residual', 'residual_use_cases', 'alerts_removed'],
  ];
  const rows = visibleExceptions(site).map((row) => {
    const { useCase, exception: e, state, request } = row;
    const residual = e.residual.use_cases.filter((id) => site.pages.has(`use-case/${id}`));
    return [
      ...[useCase.id, e.id, state, e.statement, conditionSentence(site, e), rulesHidden(row).join('; ')],
      ...[scopeName(site, e.scope), e.reason, e.requested_by, e.approved_by, e.owner, e.created, e.expires],
      ...[e.asked_provider_on ?? null, e.applied_on ?? null, request],
      ...[e.residual.text, residual.join('; '), removedWords(site, row)],
    ];
  });
  return { columns: columns.map((title) => ({ title })), rows };
}

/** The last day of every exception as a calendar. Its stamps are the days they were written down. */
export function expiryCalendar(site: Site): string {
  const { organisation, url } = site.content.portal;
  const { host } = new URL(url);
  const days = visibleExceptions(site).map(({ useCase, exception }) => ({
    uid: `${useCase.id}/${exception.id}@${host}`,
    on: exception.expires,
    stamp: exception.created,
    title: `Exception ends: ${useCase.data.title}`,
    text: [
      exception.statement,
      `${scopeName(site, exception.scope)}. Owner: ${inWords(exception.owner)}.`,
      `It ends on ${dateInWords(exception.expires)}: have it taken out and test the rule, or ask again.`,
    ].join('\n'),
    url: new URL(`${site.href(referenceOf(useCase)) ?? site.base}#${exception.id}`, url).href,
  }));
  return calendarText(`${organisation}: exceptions`, days);
}

/** Every exception that can be a Sigma filter, with the path of its file below the base. */
export function filterFiles(site: Site): { path: string; text: string }[] {
  return visibleExceptions(site).flatMap((row) => {
    const filter = sigmaFilter(site, row);
    return 'path' in filter ? [filter] : [];
  });
}
