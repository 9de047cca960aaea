import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule as evidenceFirst } from '#lib/checks/evidence-first.ts';
import { rule as flowRule } from '#lib/checks/flow.ts';
import { rule as withinOrder } from '#lib/checks/within-order.ts';
import type { Decision, Step } from '#lib/model/document.ts';
import { anyNodes, block, decision, procedure, step, successors, told, use } from './run.ts';

type Nodes = readonly (Step | Decision)[];
const messages = (rule: typeof flowRule, nodes: Nodes) => told(rule, [procedure([...nodes])]);

/** Every way to walk from the start without visiting a node twice, by brute force. */
function simplePaths(nodes: Nodes): number[][] {
  const paths: number[][] = [];
  const visit = (path: number[]): void => {
    paths.push(path);
    for (const next of new Set(successors(nodes, path.at(-1) ?? 0)))
      if (next < nodes.length && !path.includes(next)) visit([...path, next]);
  };
  visit([0]);
  return paths;
}

describe('the flow of a procedure', () => {
  it('names exactly the nodes that no walk from the start visits', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const visited = new Set(simplePaths(nodes).flat());
        const expected = nodes
          .filter((_, index) => !visited.has(index))
          .map(({ id }) => `no run comes to "${id}"`);
        expect(messages(flowRule, nodes).filter((text) => text.startsWith('no run'))).toEqual(expected);
      }),
    );
  });

  it('names a node only if no walk from it comes to an end', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const endless = messages(flowRule, nodes).filter((text) => text.startsWith('from'));
        for (const { id } of nodes) {
          // Drunkard's walk: breadth-first for as many rounds as there are nodes.
          let places = new Set([nodes.findIndex((node) => node.id === id)]);
          let ends = false;
          for (let round = 0; round <= nodes.length; round++) {
            places = new Set(
              [...places].flatMap((index) => (index < nodes.length ? successors(nodes, index) : [index])),
            );
            ends ||= places.has(nodes.length);
          }
          if (endless.includes(`from "${id}" a run never ends`)) expect(ends).toBe(false);
        }
      }),
    );
  });
});

describe('the flow of a block', () => {
  it('leads to a step of its own before one of the page by the same name', () => {
    const held = block('k', [decision('d', ['close', 'a']), step('x'), step('a')]);
    expect(told(flowRule, [procedure([use('k'), step('a')]), held])).toEqual([
      'no run comes to "k/x", in content/incident-response/procedures/p.mdx',
      'no run comes to "x"',
    ]);
  });

  it('is part of a page once', () => {
    const page = procedure([use('k'), step('a'), use('k')]);
    expect(told(flowRule, [page, block('k', [step('x')])])).toEqual([
      'block "k" is already on this page (line 1)',
    ]);
  });
});

describe('evidence first', () => {
  it('lets a step destroy only if every walk to it has passed the one that preserves', () => {
    fc.assert(
      fc.property(anyNodes, fc.nat(7), fc.nat(7), (nodes, first, second) => {
        const [keeper, killer] = [nodes[first % nodes.length], nodes[second % nodes.length]];
        fc.pre(keeper?.kind === 'step' && killer?.kind === 'step' && keeper !== killer);
        const more = { destroys: true, approval: 'technical-lead', preserve: keeper.id } as const;
        const changed = nodes.map((node) => (node === killer ? { ...killer, ...more } : node));
        const paths = simplePaths(nodes).filter((path) => nodes[path.at(-1) ?? -1] === killer);
        const safe = paths.every((path) => path.some((index) => nodes[index] === keeper));
        expect(messages(evidenceFirst, changed).length === 0).toBe(safe);
      }),
      { numRuns: 500 },
    );
  });

  it('does not let a step preserve what it destroys itself', () => {
    const step0 = step('a', { destroys: true, approval: 'legal', preserve: 'a' });
    expect(messages(evidenceFirst, [step0])).toEqual([
      '"a" names itself as the step that preserves what it destroys',
    ]);
  });

  it('accepts an approval or a standing authority for what disrupts, and approval alone for what destroys', () => {
    expect(messages(evidenceFirst, [step('a', { disrupts: true, approval: 'legal' })])).toEqual([]);
    expect(messages(evidenceFirst, [step('a', { disrupts: true })])).toHaveLength(1);
    const destroying = step('b', { destroys: true, authority: 'wipe', preserve: 'a' });
    expect(messages(evidenceFirst, [step('a'), destroying])).toEqual([
      '"b" destroys evidence and nobody approves it',
    ]);
  });
});

describe('times from zero', () => {
  it('are refused exactly when some forward walk passes a later time first', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const minutes = (index: number) => Number.parseInt(nodes[index]?.within ?? '0', 10);
        const wrong = new Set<string>();
        // Also walks that start at a node no run comes to: what they pass is written above it all the same.
        for (let start = 0; start < nodes.length; start++) {
          const visit = (path: number[]): void => {
            const last = path.at(-1) ?? 0;
            if (minutes(last) > 0 && path.some((index) => minutes(index) > minutes(last)))
              wrong.add(nodes[last]?.id ?? '');
            for (const next of new Set(successors(nodes, last)))
              if (next < nodes.length && next > last) visit([...path, next]);
          };
          visit([start]);
        }
        expect(new Set(messages(withinOrder, nodes).map((text) => text.split('"')[1]))).toEqual(wrong);
      }),
    );
  });

  it('are held against the nearest of equals on a path, and the first written on two', () => {
    const timed = (id: string, within: string) => step(id, { within });
    const row = [timed('s0', '10m'), timed('s1', '10m'), timed('s2', '5m')];
    expect(messages(withinOrder, row)).toEqual(['"s2" is due within 5m, but "s1" before it within 10m']);
    const nodes = [
      decision('s0', ['s1', 's3']),
      timed('s1', '10m'),
      decision('s2', ['s4', 's4']),
      timed('s3', '10m'),
      timed('s4', '5m'),
    ];
    expect(messages(withinOrder, nodes)).toEqual(['"s4" is due within 5m, but "s1" before it within 10m']);
  });

  it('may differ between the branches of a decision', () => {
    const nodes = [decision('s0', ['s1', 's2']), step('s1', { within: '1h' }), step('s2', { within: '2h' })];
    expect(messages(withinOrder, nodes)).toEqual([]);
    const jump = [
      step('s0', { within: '1h' }),
      decision('s1', ['close', 's0']),
      step('s2', { within: '2h' }),
    ];
    expect(messages(withinOrder, jump)).toEqual([]);
  });
});
