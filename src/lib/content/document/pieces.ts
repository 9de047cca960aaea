import type { Element } from 'hast';
import type { ElementDefinition } from '#lib/model/elements/element.ts';
import { grammar } from '#lib/model/elements/grammar.ts';
import { refuseCode, refuseElement } from './refuse.ts';
import { isBlank, isElement, isMdxElement, proseTags, type MdxElement, type MdxNode } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { checkSpacing } from './spacing.ts';

/** What stands directly in an element or a page: a block of prose, a fenced command, or an element. */
export type Piece =
  | { kind: 'prose'; node: Element }
  | { kind: 'command'; node: Element }
  | { kind: 'element'; name: string; node: MdxElement };

/**
 * Sorts the children of a page or element. Whatever may not stand there is reported and left out;
 * a node of no known kind is an error too.
 */
export function piecesOf(page: Page, children: readonly MdxNode[], parent: string): Piece[] {
  const pieces: Piece[] = [];
  let line: { node: Element; lastLine: number } | undefined;
  const inline = (node: MdxNode) => {
    // Tags alone on a line reach us outside a paragraph: give them one, together with their neighbours.
    const start = at(node).line;
    if (!line || start > line.lastLine + 1) {
      const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: [] };
      if (node.position) paragraph.position = node.position;
      pieces.push({ kind: 'prose', node: paragraph });
      line = { node: paragraph, lastLine: start };
    } else line.node.children.push({ type: 'text', value: ' ' });
    line.node.children.push(node as Element);
    line.lastLine = node.position?.end.line ?? start;
  };
  for (const node of children) {
    if (isBlank(node)) continue;
    if (node.type === 'text') inline(node);
    else if (isElement(node)) {
      line = undefined;
      pieces.push({ kind: isElement(node, 'pre') ? 'command' : 'prose', node });
    } else if (isMdxElement(node)) {
      const name = node.name ?? '';
      if (name === 'Ref' || proseTags.has(name)) {
        inline(node);
        continue;
      }
      line = undefined;
      const definition = grammar.get(name);
      if (!definition) refuseElement(page, node);
      else if (allowed(page, node, definition, parent)) {
        checkSpacing(page, node);
        pieces.push({ kind: 'element', name, node });
      }
    } else refuseCode(page, node);
  }
  return pieces;
}

function allowed(page: Page, node: MdxElement, definition: ElementDefinition, parent: string): boolean {
  if (definition.within.includes(parent)) return true;
  fail(page, node, {
    rule: 'wrong-place',
    message: `<${definition.name}> may not stand in ${place(parent)}`,
    hint: `it belongs in ${definition.within.map(place).join(' or ')}`,
  });
  return false;
}

function place(parent: string): string {
  if (grammar.has(parent)) return `<${parent}>`;
  return parent === 'page' ? 'a page of this kind' : `a ${parent} file`;
}
