import { coverage } from '#lib/coverage/coverage.ts';
import { gaps } from '#lib/coverage/gaps.ts';
import type { FigureTable } from '#lib/views/measure/figure.ts';
import { judgedContent } from './judged.ts';
import type { Site } from '#lib/views/site.ts';
import { scopeName } from './use-case.ts';

/** A row a threat and scope that have to do with each other. */
export function coverageTable(site: Site): FigureTable {
  const columns = [
    ...['threat', 'threat_title', 'likelihood', 'impact', 'scope', 'scope_name', 'state', 'use_cases'],
    ...['untested', 'accepted_questions', 'reasons'],
  ];
  const rows = coverage(judgedContent(site), site.today).flatMap(({ threat, cells }) =>
    cells
      .filter(({ state }) => state !== 'not-relevant')
      .map(({ scope, state, useCases, untested, accepted, reasons }) => [
        ...[threat.id, threat.data.title, threat.data.likelihood, threat.data.impact],
        ...[scope, scopeName(site, scope), state, useCases.join('; ')],
        ...[untested.join('; '), accepted.join('; '), reasons.join('; ')],
      ]),
  );
  return { columns: columns.map((title) => ({ title })), rows };
}

/** The gaps in the order to close them. */
export function gapsTable(site: Site): FigureTable {
  const columns = [
    ...['rank', 'threat', 'question', 'state', 'scopes', 'risk', 'reasons', 'status', 'owner', 'close_by'],
    ...['accepted_by', 'accepted_until', 'cost', 'effort'],
  ];
  const rows = gaps(judgedContent(site), site.today).map((gap, index) => {
    const own = gap.question.gap;
    return [
      ...[index + 1, gap.threat.id, gap.question.id, gap.state, gap.scopes.join('; '), gap.risk],
      ...[gap.reasons.join('; '), own?.status ?? null, gap.owner, gap.closeBy ?? null],
      ...[own?.accepted_by ?? null, own?.until ?? null, own?.cost ?? null, own?.effort ?? null],
    ];
  });
  return { columns: columns.map((title) => ({ title })), rows };
}
