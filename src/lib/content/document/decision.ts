import type { Branch, Decision } from '#lib/model/document.ts';
import { branch, decision } from '#lib/model/elements/decision.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { attributesOf } from './attributes.ts';
import { claimId } from './ids.ts';
import type { MdxElement } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { isPart, paragraphOf, partsOf } from './parts.ts';
import { piecesOf } from './pieces.ts';
import { present } from './present.ts';
import { attributePlace } from './tag.ts';
import { titleOf } from './title.ts';

/** A `<Decision>`: a question, then two or three branches, one of which holds when nobody answers. */
export function decisionOf(page: Page, node: MdxElement): Decision | undefined {
  const attributes = attributesOf(page, node, decision);
  if (attributes) claimId(page, node, attributes.id);
  const { title, rest } = titleOf(page, node, piecesOf(page, node.children, 'Decision'), 3);
  const body = partsOf(page, rest.filter(isPart), 4);
  const tags = rest.flatMap((piece) =>
    piece.kind === 'element' && piece.name === 'Branch' ? [piece.node] : [],
  );
  const branches = tags.flatMap((tag) => branchOf(page, tag));
  const firstBranch = rest.findIndex((piece) => !isPart(piece));
  const late = firstBranch < 0 ? undefined : rest.slice(firstBranch).find(isPart);
  if (late)
    fail(page, late.node, {
      rule: 'prose-outside-step',
      message: 'text stands between or after branches',
      hint: 'move it above the first <Branch>, or into one',
    });
  if (tags.length < 2 || tags.length > 3)
    fail(page, node, {
      rule: 'branches',
      message: `the decision has ${tags.length === 1 ? '1 branch' : `${tags.length} branches`}, two or three are needed`,
      hint: 'add <Branch answer="…" then="…"> for each answer',
    });
  const answers = branches.map(({ answer }) => answer);
  for (const [index, { answer, at: place }] of branches.entries())
    if (answers.indexOf(answer) < index)
      fail(page, attributePlace(page.source, place, 'answer'), {
        rule: 'branches',
        message: `the answer "${answer}" has two branches`,
        hint: 'keep one of the two',
      });
  if (!attributes) return undefined;
  const { default_after: defaultAfter, ...given } = attributes;
  if (branches.length === tags.length && !answers.includes(given.default))
    fail(page, attributePlace(page.source, at(node), 'default'), {
      rule: 'default-answer',
      message: `the default "${given.default}" is none of the answers: ${answers.join(', ')}`,
      hint: didYouMean(given.default, answers),
    });
  return { kind: 'decision', ...present(given), defaultAfter, title, body, branches, at: at(node) };
}

function branchOf(page: Page, node: MdxElement): Branch[] {
  const attributes = attributesOf(page, node, branch);
  const hast = paragraphOf(page, node, piecesOf(page, node.children, 'Branch'));
  return attributes && hast ? [{ ...attributes, hast, at: at(node) }] : [];
}
