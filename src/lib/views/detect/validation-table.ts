import { nextTests } from '#lib/coverage/next-tests.ts';
import { claims, type Claim } from '#lib/coverage/tests.ts';
import type { FigureTable } from '#lib/views/measure/figure.ts';
import type { Site } from '#lib/views/site.ts';
import { scopeName } from './use-case.ts';

/** Every claim with its last test as a table for other programs; `rank` says which to test next. */
export function validationTable(site: Site): FigureTable {
  const next = nextTests(site.content, site.today);
  const ranks = new Map(next.map(({ claim }, index) => [keyOf(claim), index + 1]));
  const columns = [
    ...['use_case', 'scope', 'scope_name', 'technique', 'state', 'last_test', 'date', 'method', 'result'],
    ...['test_ref', 'alert_after', 'valid_until', 'planned', 'follow_up_owner', 'follow_up_due', 'rank'],
  ];
  const rows = claims(site.content, site.today).map((claim) => {
    const { useCase, scope, technique = null, state, last, until = null, planned } = claim;
    return [
      ...[useCase.id, scope, scopeName(site, scope), technique, state],
      ...[last?.id ?? null, last?.date ?? null, last?.method ?? null, last?.result ?? null],
      ...[last?.test_ref ?? null, last?.alert_after ?? null, until, planned?.date ?? null],
      ...[last?.follow_up?.owner ?? null, last?.follow_up?.due ?? null, ranks.get(keyOf(claim)) ?? null],
    ];
  });
  return { columns: columns.map((title) => ({ title })), rows };
}

function keyOf({ useCase, scope, technique }: Claim): string {
  return `${useCase.id} ${scope} ${technique ?? ''}`;
}
