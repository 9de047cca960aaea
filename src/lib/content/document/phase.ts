import type { FlowNode, Phase } from '#lib/model/document.ts';
import { phase } from '#lib/model/elements/phase.ts';
import { attributesOf } from './attributes.ts';
import { blockUseOf } from './block-use.ts';
import { decisionOf } from './decision.ts';
import { isElement, type MdxElement } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { inlineOf } from './parts.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { stepOf } from './step.ts';
import { titleOf } from './title.ts';

/** A `<Phase>`: title, goal, then steps, decisions and blocks in order. */
export function phaseOf(page: Page, node: MdxElement): Phase | undefined {
  const attributes = attributesOf(page, node, phase);
  const { title, rest } = titleOf(page, node, piecesOf(page, node.children, 'Phase'), 2);
  const [first, ...others] = rest;
  const hasGoal = first?.kind === 'prose' && isElement(first.node, 'p');
  if (!hasGoal)
    fail(page, node, {
      rule: 'missing-goal',
      message: `<Phase> has no goal`,
      hint: 'write one paragraph under its title: what is true when the phase is done',
    });
  const goal = hasGoal ? inlineOf(page, first.node) : [];
  const nodes = (hasGoal ? others : rest).flatMap((piece) => flowNodeOf(page, piece) ?? []);
  return attributes && { kind: 'phase', name: attributes.name, title, goal, nodes, at: at(node) };
}

/** A step, decision or block. Text between them has no place in a run and is a finding. */
export function flowNodeOf(page: Page, piece: Piece): FlowNode | undefined {
  if (piece.kind === 'element')
    switch (piece.name) {
      case 'Step':
        return stepOf(page, piece.node);
      case 'Decision':
        return decisionOf(page, piece.node);
      case 'Block':
        return blockUseOf(page, piece.node);
    }
  return fail(page, piece.node, {
    rule: 'prose-outside-step',
    message: 'text stands between steps, where no step shows it',
    hint: 'move it into a step, or before the first one',
  });
}
