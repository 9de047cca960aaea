import type { Element, ElementContent, Root } from 'hast';
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';

/** The nodes the MDX parser gives. Lines and columns are those of the file. */
export type MdxNode = Root | ElementContent | Root['children'][number];
export type MdxElement = MdxJsxFlowElementHast | MdxJsxTextElementHast;

/** Tags an author may write inside text, without attributes. Everything else has a form in Markdown. */
export const proseTags: ReadonlySet<string> = new Set(['br', 'kbd', 'sub', 'sup']);

/** Whether a node is an element written as a tag, such as `<Step>` or `<br />`. */
export function isMdxElement(node: MdxNode): node is MdxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

export function isElement(node: MdxNode | undefined, tagName?: string): node is Element {
  return node?.type === 'element' && (tagName === undefined || node.tagName === tagName);
}

export function isBlank(node: MdxNode): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Whether a `{…}` holds nothing but a comment. */
export function isComment(value: string): boolean {
  return /^\s*\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.test(value);
}

/** The readable text of nodes; commands and inline code only when asked for. */
export function textOf(nodes: readonly MdxNode[], code: 'with-code' | 'without-code' = 'with-code'): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text') text += node.value;
    else if ('children' in node) {
      if (code === 'without-code' && isElement(node) && (node.tagName === 'code' || node.tagName === 'pre'))
        continue;
      const inner = textOf(node.children, code);
      // Blocks and breaks part words even where the source has no space between them.
      text += isElement(node) && parting.has(node.tagName) ? ` ${inner} ` : inner;
    }
  }
  return text;
}

/** From here on V8 cuts a text out of a longer one by pointing into it. */
const sliced = 13;

/**
 * The same text in memory of its own. The parser cuts all texts of a page out of one, twice as long as the page,
 * which stays as long as any of them does: of five thousand pages that is half of what a reader holds.
 */
export function detached(text: string): string {
  return text.length < sliced ? text : ` ${text}`.slice(1);
}

const parting = new Set([
  'p',
  'li',
  'td',
  'th',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
]);

/** Words of prose, code not counted. */
export function wordsOf(nodes: readonly MdxNode[]): number {
  return countWords(textOf(nodes, 'without-code'));
}

/** Parts between blanks that hold a letter or a digit. One pass: every text of every page is counted. */
export function countWords(text: string): number {
  let words = 0;
  let counted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const word = code < 128 ? (plain[code] ?? 'mark') : kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
    if (word === 'blank') counted = false;
    else if (word === 'word' && !counted) {
      counted = true;
      words += 1;
    }
  }
  return words;
}

function kindOf(character: string): 'blank' | 'word' | 'mark' {
  return /\s/.test(character) ? 'blank' : /[\p{L}\p{N}]/u.test(character) ? 'word' : 'mark';
}

const plain = Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));
