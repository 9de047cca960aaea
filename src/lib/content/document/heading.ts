import type { Element, ElementContent } from 'hast';
import { detached, textOf, type MdxNode } from './nodes.ts';
import { fail, note, type Around, type Page } from './page.ts';

/** A heading of prose, with an id made from its words. */
export function convertHeading(
  page: Page,
  node: Element,
  around: Around,
  children: () => ElementContent[],
): ElementContent[] {
  const rank = Number(node.tagName.slice(1));
  if (rank < around.lowest)
    return (
      fail(page, node, {
        rule: 'heading-level',
        message: `a heading with ${'#'.repeat(rank)} stands above what it is part of`,
        hint: `write ${'#'.repeat(around.lowest)}${around.lowest === 2 ? '; the title of the page is the only #' : ''}`,
      }) ?? []
    );
  if (rank > Math.max(page.rank + 1, around.lowest))
    note(page, node, {
      rule: 'heading-level',
      severity: 'warning',
      message: `a heading with ${'#'.repeat(rank)} follows one with ${'#'.repeat(page.rank)}`,
      hint: `write ${'#'.repeat(Math.max(page.rank + 1, around.lowest))}`,
    });
  page.rank = rank;
  const id = anchor(page, textOf(node.children));
  return [{ type: 'element', tagName: node.tagName, properties: { id }, children: children() }];
}

/** A plain title: the text of the heading an element starts with. Nothing but words and code may stand in it. */
export function titleText(page: Page, node: Element): string {
  const odd = node.children.find(notPlain);
  if (odd)
    fail(page, odd, {
      rule: 'title',
      message: 'a title is plain text',
      hint: 'put the link or image below it',
    });
  page.rank = Number(node.tagName.slice(1));
  return detached(textOf(node.children).replace(/\s+/g, ' ').trim());
}

function notPlain(node: MdxNode): boolean {
  if (node.type === 'text') return false;
  return node.type !== 'element' || !/^(code|em|strong)$/.test(node.tagName) || node.children.some(notPlain);
}

/** An id no other part of the page has: `next-steps`, then `next-steps-2`. */
function anchor(page: Page, text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = words || 'section';
  let id = base;
  for (let count = page.anchors.get(base) ?? 2; page.anchors.has(id); count++) {
    id = `${base}-${count}`;
    page.anchors.set(base, count + 1);
  }
  page.anchors.set(id, 2);
  return id;
}
