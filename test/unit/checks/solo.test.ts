import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/solo.ts';
import type { BlockUse, Decision, Step } from '#lib/model/document.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';
import { decision, procedure, step } from './run.ts';

const messages = (nodes: (Step | Decision)[]) =>
  rule
    .check({ content: contentOf([procedure(nodes)]), sources: new Map(), today: '2026-11-24' })
    .map(({ message }) => message);

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
    const block = entry('block', 'k', {});
    const held = {
      ...block,
      document: { ...block.document, nodes: [decision('d', ['close', 'e']), step('e')] },
    };
    const page = procedure([step('a', { solo: 2 })]);
    const use: BlockUse = { kind: 'block', ref: 'k', hast: [], at: { line: 1, column: 1 } };
    const [phase] = page.document.nodes;
    if (phase?.kind === 'phase') phase.nodes.push(use);
    const content = contentOf([page, held]);
    const found = rule.check({ content, sources: new Map(), today: '2026-11-24' });
    expect(found.map(({ message }) => message)).toEqual(['crosses decision "k" in solo order']);
  });
});
