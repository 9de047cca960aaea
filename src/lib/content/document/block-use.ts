import type { BlockUse } from '#lib/model/document.ts';
import { block } from '#lib/model/elements/block.ts';
import { attributesOf } from './attributes.ts';
import type { MdxElement } from './nodes.ts';
import { at, type Page } from './page.ts';
import { paragraphOf } from './parts.ts';
import { piecesOf } from './pieces.ts';
import { present } from './present.ts';

/** A `<Block>`: which block stands here, and one sentence a reader of the file sees. */
export function blockUseOf(page: Page, node: MdxElement): BlockUse | undefined {
  const attributes = attributesOf(page, node, block);
  const hast = paragraphOf(page, node, piecesOf(page, node.children, 'Block'));
  return attributes && hast ? { kind: 'block', ...present(attributes), hast, at: at(node) } : undefined;
}
