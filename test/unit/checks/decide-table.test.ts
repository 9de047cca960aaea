import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/decide-table.ts';
import { answers } from '#lib/model/vocabulary.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

const ids = ['a', 'b', 'c'];
const condition = fc.dictionary(
  fc.constantFrom(...ids),
  fc.uniqueArray(fc.constantFrom(...answers), { minLength: 1 }),
);
type When = Record<string, string[]>;

function unreached(table: (When | undefined)[]): number[] {
  const decide = table.map((when) => ({
    ...(when && { when }),
    disposition: 'undetermined',
    reason: 'insufficient-data',
    then: 'x',
  }));
  const content = contentOf([entry('triage', 'g', { status: 'draft', alerts: [], decide })]);
  return rule
    .check({ content, sources: new Map(), today: '2026-11-24' })
    .flatMap(({ message }) => /^row (\d+) is never reached/.exec(message)?.[1] ?? [])
    .map((row) => Number(row) - 1);
}

describe('the decision table', () => {
  it('finds the rows that no set of answers comes to first, as trying all of them does', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 6 }), (conditions) => {
        const table: (When | undefined)[] = [...conditions, undefined];
        const hit = new Set<number>();
        for (const a of answers)
          for (const b of answers)
            for (const c of answers) {
              const given: Record<string, string> = { a, b, c };
              hit.add(
                table.findIndex((when) =>
                  Object.entries(when ?? {}).every(([id, ok]) => ok.includes(given[id] ?? '')),
                ),
              );
            }
        expect(unreached(table)).toEqual(table.flatMap((_, row) => (hit.has(row) ? [] : [row])));
      }),
      { numRuns: 500 },
    );
  });

  it('is tried out with up to ten questions, and with more taken as it stands', () => {
    const asked = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`q${i}`, ['yes']]));
    expect(unreached([asked(10), asked(10), undefined])).toEqual([1]);
    expect(unreached([asked(11), asked(11), undefined])).toEqual([]);
  });
});
