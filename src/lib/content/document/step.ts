import type { Step } from '#lib/model/document.ts';
import { step } from '#lib/model/elements/step.ts';
import { attributesOf } from './attributes.ts';
import { claimId } from './ids.ts';
import { wordsOf, type MdxElement } from './nodes.ts';
import { at, note, type Page } from './page.ts';
import { isPart, partsOf } from './parts.ts';
import { piecesOf } from './pieces.ts';
import { present } from './present.ts';
import { titleOf } from './title.ts';

const mostWords = 120;

/** A `<Step>`: title, text, commands and notes. */
export function stepOf(page: Page, node: MdxElement): Step | undefined {
  const attributes = attributesOf(page, node, step);
  if (attributes) claimId(page, node, attributes.id);
  const { title, rest } = titleOf(page, node, piecesOf(page, node.children, 'Step'), 3);
  const body = partsOf(page, rest.filter(isPart), 4);
  const words = body.reduce((sum, part) => sum + (part.kind === 'prose' ? wordsOf(part.hast) : 0), 0);
  if (words > mostWords)
    note(page, node, {
      rule: 'too-long',
      message: `the step has ${words} words of text, at most ${mostWords}`,
      hint: 'split it in two, or move background into the introduction',
    });
  if (!attributes) return undefined;
  const { offline = false, parallel = false, destroys = false, disrupts = false, ...given } = attributes;
  return {
    kind: 'step',
    ...present(given),
    title,
    offline,
    parallel,
    destroys,
    disrupts,
    body,
    words,
    at: at(node),
  };
}
