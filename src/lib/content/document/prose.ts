import { isDeepStrictEqual } from 'node:util';
import { sanitize, type Schema } from 'hast-util-sanitize';
import type { Element, ElementContent } from 'hast';
import { fail, type Page } from './page.ts';
import { convertAll } from './convert.ts';
import { wordsOf, type MdxNode } from './nodes.ts';

/** All that stored prose may hold. What is not here cannot reach a page, whatever the builders let through. */
const schema: Schema = {
  tagNames: [
    ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'kbd', 'sub', 'sup'],
    ...['strong', 'em', 'del', 'code', 'pre', 'span', 'var', 'a', 'img', 'ref', 'label', 'input'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title'],
    ref: ['to'],
    ol: ['start'],
    ul: [['className', 'task-list']],
    th: [['className', /^align-(left|center|right)$/]],
    td: [['className', /^align-(left|center|right)$/]],
    pre: ['dataLanguage', 'dataWhere'],
    span: [['className', /^tk-[a-z]$/]],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, ['id']])),
  },
  protocols: { href: ['https', 'mailto', 'tel'], src: [] },
  clobber: [],
  required: {},
  strip: [],
};

/**
 * Prose as it is stored: sanitised hast without positions, references left as `ref` elements.
 * `lowest` is the highest rank a heading may have here (2 on a page, 4 inside a step).
 */
export function proseOf(page: Page, nodes: readonly MdxNode[], lowest: number): ElementContent[] {
  const children = convertAll(page, nodes, { lowest, inline: false });
  const clean = sanitize({ type: 'root', children }, schema);
  const kept = clean.type === 'root' ? (clean.children as ElementContent[]) : [clean as Element];
  const safe = isDeepStrictEqual(kept, children);
  if (!safe)
    fail(page, nodes[0] ?? { type: 'text', value: '' }, {
      rule: 'unsafe-content',
      message: 'this text holds something a page may not show',
      hint: 'keep to headings, lists, tables, emphasis, code, links and images',
    });
  page.words += wordsOf(kept);
  // The copy's arrays have room for more that nothing ever takes.
  return safe ? children : kept;
}
