import { element } from './search-element.ts';

/** The words of a query that are worth marking. */
export function wordsOf(query: string): string[] {
  return query.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}._-]*/gu) ?? [];
}

/** Who writes quotes asks for these very words. */
export function inQuotes(query: string): boolean {
  return /["“”]/.test(query);
}

/** Text with what begins like a word of the query marked. */
export function marked(text: string, words: readonly string[]): Node[] {
  if (words.length === 0) return [document.createTextNode(text)];
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])((?:${escaped.join('|')})[\\p{L}\\p{N}]*)`, 'giu'));
  return parts.map((part, at) => (at % 2 ? element('mark', '', part) : document.createTextNode(part)));
}

/** Pagefind's excerpt as nodes: text and `<mark>` around bare words, whatever else stands in it. */
export function excerptNodes(excerpt: string): Node[] {
  const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...body.childNodes].flatMap((node) => {
    const text = node.textContent ?? '';
    if (node.nodeName !== 'MARK') return document.createTextNode(text);
    const [, before = '', word = '', after = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? [];
    return [document.createTextNode(before), element('mark', '', word), document.createTextNode(after)];
  });
}

/** What was typed, and what it was taken for. */
export interface Asked {
  query: string;
  meant: string;
}

/** A query in quotes, and what was typed where that is another. */
export function quoted({ query, meant }: Asked): string {
  return meant === query ? `“${query}”` : `“${meant}” instead of “${query}”`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** "1 result", "3 results". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
