import type { ElementContent } from 'hast';
import type { Note, Part } from '#lib/model/document.ts';
import { commandOf } from './command.ts';
import { isElement, type MdxElement } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { proseOf } from './prose.ts';

export type PartPiece =
  Exclude<Piece, { kind: 'element' }> | { kind: 'element'; name: 'Why' | 'Warn'; node: MdxElement };

export function isPart(piece: Piece): piece is PartPiece {
  return piece.kind !== 'element' || piece.name === 'Why' || piece.name === 'Warn';
}

/** Text, commands and notes in their order; neighbouring blocks of text are one part. */
export function partsOf(page: Page, pieces: readonly PartPiece[], lowest: number): Part[] {
  const parts: Part[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index];
    if (piece?.kind === 'command') parts.push(commandOf(page, piece.node));
    else if (piece?.kind === 'element') parts.push(...noteOf(page, piece.name, piece.node));
    else if (piece) {
      const nodes = [piece.node];
      for (let next = pieces[index + 1]; next?.kind === 'prose'; next = pieces[++index + 1])
        nodes.push(next.node);
      parts.push({ kind: 'prose', hast: proseOf(page, nodes, lowest) });
    }
  }
  return parts;
}

/** A Why or Warn: exactly one paragraph. */
function noteOf(page: Page, name: 'Why' | 'Warn', node: MdxElement): Note[] {
  const hast = paragraphOf(page, node, piecesOf(page, node.children, name));
  return hast ? [{ kind: name === 'Why' ? 'why' : 'warn', hast, at: at(node) }] : [];
}

/** The inline content of the one paragraph an element holds; undefined, with a finding, for anything else. */
export function paragraphOf(
  page: Page,
  node: MdxElement,
  pieces: readonly Piece[],
): ElementContent[] | undefined {
  const [first, second] = pieces;
  if (first?.kind === 'prose' && isElement(first.node, 'p') && !second) return inlineOf(page, first.node);
  const odd = first?.kind === 'prose' && isElement(first.node, 'p') ? second : first;
  return fail(page, odd?.node ?? node, {
    rule: 'one-paragraph',
    message: `<${node.name}> holds ${first ? 'more than one plain paragraph' : 'no text'}`,
    hint: 'write one paragraph; lists, commands and further paragraphs go outside it',
  });
}

/** A paragraph's content without the paragraph around it. */
export function inlineOf(page: Page, paragraph: Parameters<typeof proseOf>[1][number]): ElementContent[] {
  const [only] = proseOf(page, [paragraph], 2);
  return only?.type === 'element' ? only.children : [];
}
