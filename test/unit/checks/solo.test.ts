import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/solo.ts';
import type { Decision, Step } from '#lib/model/document.ts';
import { block, decision, procedure, step, told, use } from './run.ts';

const messages = (nodes: (Step | Decision)[]) => told(rule, [procedure(nodes)]);

/** Steps due in the order written, and another order for one person, written where it deviates. */
const orders = fc.integer({ min: 2, max: 7 }).chain((count) =>
  fc.record({
    minutes: fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: count, maxLength: count })
      .map((list) => list.toSorted((a, b) => a - b)),
    order: fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index),
      { minLength: count, maxLength: count },
    ),
    keeper: fc.nat(count - 2),
  }),
);

describe('the order for one person', () => {
  it('is refused exactly when a step comes after one that is due later, or evidence is destroyed first', () => {
    fc.assert(
      fc.property(orders, ({ minutes, order, keeper }) => {
        const killer = keeper + 1;
        const nodes = minutes.map((within, index) => {
          const place = order.indexOf(index);
          const evidence = { destroys: true, approval: 'technical-lead', preserve: `s${keeper}` } as const;
          return step(`s${index}`, {
            within: `${within}m`,
            ...(place !== index && { solo: place + 1 }),
            ...(index === killer && evidence),
          });
        });
        const late = order.filter((index, place) =>
          order.slice(0, place).some((before) => (minutes[before] ?? 0) > (minutes[index] ?? 0)),
        );
        const lost = order.indexOf(keeper) > order.indexOf(killer);
        const found = messages(nodes);
        expect(found.filter((text) => text.includes(' is due within ')).length).toBe(late.length);
        expect(found.some((text) => text.includes('a run can come to'))).toBe(lost);
        expect(found.length).toBe(late.length + Number(lost));
      }),
    );
  });

  it('keeps every node on its side of a decision', () => {
    const nodes = [step('a', { solo: 2 }), decision('b', ['close', 'c']), step('c')];
    expect(messages(nodes)).toEqual(['crosses decision "b" in solo order']);
  });

  it('keeps every node on its side of a block that holds a decision', () => {
    const page = procedure([step('a', { solo: 2 }), use('k')]);
    const held = block('k', [decision('d', ['close', 'e']), step('e')]);
    expect(told(rule, [page, held])).toEqual(['crosses decision "k" in solo order']);
  });
});
