import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch, Target } from '#lib/views/cacao/way.ts';
import { workflowOf, type Item } from '#lib/views/cacao/workflow.ts';
import { execute } from './execute.ts';

const answers = ['yes', 'no', 'cannot-tell'];

/** A page of steps and decisions whose answers lead anywhere. */
const pages = fc
  .integer({ min: 1, max: 12 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => item(at, count))));

function item(at: number, count: number): fc.Arbitrary<Item> {
  const fields = { name: `${at}`, agent: 'somebody' };
  const step = fc.boolean().map((parallel): Item => ({ id: `step-${at}`, parallel, fields }));
  const target: fc.Arbitrary<Target> = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: at + 1, max: count }).map((to) => ({ at: to })) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: at }).map((to) => ({ at: to })) },
    { weight: 1, arbitrary: fc.constant('close' as const) },
    { weight: 1, arbitrary: fc.constant({ playbook: 'playbook--other', name: 'other' }) },
  );
  const decision = fc.array(target, { minLength: 2, maxLength: 3 }).map((targets): Item => {
    const branches = targets.map((to, nth): Branch => ({ answer: answers[nth] ?? '', target: to }));
    const variable = `__answer_${at}__`;
    return {
      id: `decision-${at}`,
      parallel: false,
      fields: { ...fields, out_args: [variable] },
      decision: { variable, branches },
    };
  });
  return fc.oneof({ weight: 3, arbitrary: step }, { weight: 2, arbitrary: decision });
}

/** What the page says is done, walked in the plainest way: down, and to where each answer leads. */
function walked(items: readonly Item[], answer: (variable: string) => string): string[] {
  const done: string[] = [];
  for (let at = 0; at < items.length;) {
    const { fields, decision } = items[at]!;
    done.push(String(fields['name']));
    at += 1;
    if (!decision) continue;
    const asked = at - 1;
    for (;;) {
      const said = answer(decision.variable);
      const target = decision.branches.find((branch) => branch.answer === said)?.target;
      if (target === 'close') return done;
      if (target && 'playbook' in target) return [...done, target.name];
      if (target && target.at <= asked) {
        // Going back is one instruction; the same decision is answered again behind it.
        done.push(`Back to ${target.at}`);
        continue;
      }
      at = target?.at ?? asked + 1;
      break;
    }
  }
  return done;
}

/** Answers by a seed: the same ones for both walks. A decision that only leads back is left after three answers. */
function voice(items: readonly Item[], seed: readonly number[]): (variable: string) => string {
  const asked = new Map<string, number>();
  return (variable) => {
    const nth = asked.get(variable) ?? 0;
    asked.set(variable, nth + 1);
    const at = items.findIndex(({ decision }) => decision?.variable === variable);
    const branches = items[at]?.decision?.branches ?? [];
    const onward = branches.filter(
      ({ target }) => !(typeof target === 'object' && 'at' in target && target.at <= at),
    );
    const among = nth < 3 || onward.length === 0 ? branches : onward;
    const pick = among[(seed[(nth + at) % seed.length] ?? 0) % among.length]?.answer ?? '';
    return nth >= 3 && onward.length === 0 ? 'nobody answers' : pick;
  };
}

describe('a workflow', () => {
  it('does what the page says, whatever is answered', () => {
    fc.assert(
      fc.property(pages, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (items, seed) => {
        const { start, steps } = workflowOf('https://portal.example/', items);
        expect(execute(start, steps, voice(items, seed))).toEqual(walked(items, voice(items, seed)));
      }),
    );
  });

  it('holds each step once where branches meet again on the page', () => {
    const decision = (id: string, at: number[]): Item => ({
      ...{ id, parallel: false, fields: { name: id } },
      decision: {
        variable: `__${id}__`,
        branches: at.map((to, nth) => ({ answer: answers[nth]!, target: { at: to } })),
      },
    });
    const step = (id: string): Item => ({ id, parallel: false, fields: { name: id } });
    const items = [
      decision('a', [1, 5, 1]),
      step('b'),
      decision('c', [3, 4]),
      step('d'),
      step('e'),
      step('f'),
    ];
    const { steps } = workflowOf('https://portal.example/', items);
    const names = Object.values(steps).flatMap(({ type, name }) => (type === 'action' ? [name] : []));
    expect(names.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
    ]);
  });

  it('stays small where every answer jumps over where the others meet', () => {
    const items = Array.from({ length: 40 }, (_, at): Item => ({
      ...{ id: `d${at}`, parallel: false, fields: { name: `d${at}` } },
      decision: {
        variable: `__d${at}__`,
        branches: [2, 3, 5].map((by, nth) => ({
          answer: answers[nth]!,
          target: { at: Math.min(40, at + by) },
        })),
      },
    }));
    expect(Object.keys(workflowOf('https://portal.example/', items).steps).length).toBeLessThan(5_000);
  });
});
