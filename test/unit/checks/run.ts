import fc from 'fast-check';
import type { Rule } from '#lib/checks/rule.ts';
import type { BlockUse, Branch, Decision, DocumentNode, Step } from '#lib/model/document.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { Registries } from '#lib/model/registry.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

const at = { line: 1, column: 1 };

export function step(id: string, more: Partial<Step> = {}): Step {
  const flags = { offline: false, parallel: false, destroys: false, disrupts: false };
  return { kind: 'step', id, title: id, role: 'technical-lead', ...flags, body: [], words: 0, at, ...more };
}

export function decision(id: string, targets: string[]): Decision {
  const branches = targets.map((then, index): Branch => ({ answer: `a${index}`, then, hast: [], at }));
  return {
    kind: 'decision',
    id,
    title: id,
    decider: 'technical-lead',
    default: 'a0',
    defaultAfter: '10m',
    body: [],
    branches,
    at,
  };
}

/** What a rule says of these pages and nothing else, on 2026-11-24. */
export function judged(rule: Rule, pages: Entry[], registries: Partial<Registries> = {}): Finding[] {
  const content = contentOf(pages, registries);
  const portal = { ...content.portal, audiences: [], teams: [], metric_targets: {} };
  return rule.check({ content: { ...content, portal }, sources: new Map(), today: '2026-11-24' });
}

export function told(rule: Rule, pages: Entry[], registries: Partial<Registries> = {}): string[] {
  return judged(rule, pages, registries).map(({ message }) => message);
}

/** The place of a block on a page. */
export function use(ref: string): BlockUse {
  return { kind: 'block', ref, hast: [], at };
}

export function block(id: string, nodes: (Step | Decision)[]): Entry<'block'> {
  const made = entry('block', id, {});
  return { ...made, document: { ...made.document, nodes } };
}

/** A procedure that consists of these nodes, in one phase. */
export function procedure(nodes: (Step | Decision | BlockUse)[], id = 'p'): Entry<'procedure'> {
  const phase: DocumentNode = { kind: 'phase', name: 'containment', title: 'Contain', goal: [], nodes, at };
  const made = entry('procedure', id, {});
  return { ...made, document: { ...made.document, nodes: [phase] } };
}

/** Procedures of up to eight nodes s0…s7 whose decisions jump anywhere, back included. */
export const anyNodes = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const target = fc.oneof(
    fc.nat(count - 1).map((index) => `s${index}`),
    fc.constantFrom('close', 'procedure/other'),
  );
  const node = (index: number) =>
    fc.oneof(
      {
        weight: 2,
        arbitrary: fc
          .record({ within: fc.integer({ min: 1, max: 5 }) })
          .map(({ within }) => step(`s${index}`, { within: `${within}m` })),
      },
      {
        weight: 1,
        arbitrary: fc
          .array(target, { minLength: 2, maxLength: 3 })
          .map((targets) => decision(`s${index}`, targets)),
      },
    );
  return fc.tuple(...Array.from({ length: count }, (_, index) => node(index)));
});

/** Where a run may go from node `index`, read from the nodes alone; `nodes.length` is the end. */
export function successors(nodes: readonly (Step | Decision)[], index: number): number[] {
  const node = nodes[index];
  if (!node || node.kind === 'step') return [index + 1];
  return node.branches.map(({ then }) => {
    const found = nodes.findIndex(({ id }) => id === then);
    return found < 0 ? nodes.length : found;
  });
}
