import { coverage } from '#lib/coverage/coverage.ts';
import type { Change } from './change.ts';
import { said } from './said.ts';
import type { Side } from './side.ts';

/** Cells of the matrix of threats and scopes that stand otherwise than before, on one day. */
export function coverageChanges(before: Side, now: Side, today: string): Change[] {
  if (!before.content || !now.content) return [];
  const was = new Map(
    coverage(before.content, today).flatMap(({ threat, cells }) =>
      cells.map(({ scope, state }) => [`${threat.id} ${scope}`, state] as const),
    ),
  );
  return coverage(now.content, today).flatMap(({ threat, cells }) =>
    cells.flatMap(({ scope, state }): Change[] => {
      const old = was.get(`${threat.id} ${scope}`);
      if (old === undefined || old === state) return [];
      return [
        { kind: 'coverage', file: threat.file, text: said`${threat.id} on ${scope} is ${state}, was ${old}` },
      ];
    }),
  );
}
