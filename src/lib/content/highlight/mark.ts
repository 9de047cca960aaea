import type { Element, ElementContent, Text } from 'hast';
import type { Token } from './highlight.ts';

/** The children of a `<code>`: a span per coloured token, a `<var>` around every word the reader replaces. */
export function markedCode(
  code: string,
  tokens: readonly Token[],
  variables: readonly string[],
): ElementContent[] {
  const ends = variableRanges(code, variables);
  const result: ElementContent[] = [];
  let target = result;
  let at = 0;
  let [range, rest] = [ends[0], 1];
  for (const token of tokens) {
    let left = token.text;
    while (left) {
      if (range && at === range.end) {
        [range, rest] = [ends[rest], rest + 1];
        target = result;
      }
      if (range && at === range.start) {
        const marked: Element = { type: 'element', tagName: 'var', properties: {}, children: [] };
        result.push(marked);
        target = marked.children;
      }
      const stop = range ? (at < range.start ? range.start : range.end) : Infinity;
      const taken = left.slice(0, stop - at);
      target.push(span(taken, token.class));
      at += taken.length;
      left = left.slice(taken.length);
    }
  }
  return result;
}

/** Where declared variables stand in code, as whole words, in order. */
export function variableRanges(code: string, variables: readonly string[]): { start: number; end: number }[] {
  if (variables.length === 0) return [];
  const words = new RegExp(`(?<![A-Za-z0-9_])(?:${variables.join('|')})(?![A-Za-z0-9_])`, 'g');
  return [...code.matchAll(words)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}

function span(value: string, name: string | undefined): Element | Text {
  const text: Text = { type: 'text', value };
  return name === undefined
    ? text
    : { type: 'element', tagName: 'span', properties: { className: [name] }, children: [text] };
}
