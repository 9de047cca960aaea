import { countWords, isElement, type MdxElement } from './nodes.ts';
import { fail, note, type Page } from './page.ts';
import type { Piece } from './pieces.ts';
import { titleText } from './heading.ts';

/** The heading an element starts with, and what follows it. A missing one is a finding and an empty title. */
export function titleOf(
  page: Page,
  node: MdxElement,
  pieces: readonly Piece[],
  rank: 2 | 3,
): { title: string; rest: readonly Piece[] } {
  const [first, ...rest] = pieces;
  const marks = '#'.repeat(rank);
  if (first?.kind === 'prose' && isElement(first.node) && /^h[1-6]$/.test(first.node.tagName)) {
    if (first.node.tagName !== `h${rank}`)
      fail(page, first.node, {
        rule: 'heading-level',
        message: `the title of <${node.name}> has ${'#'.repeat(Number(first.node.tagName.slice(1)))}`,
        hint: `write ${marks}`,
      });
    const title = titleText(page, first.node);
    page.words += countWords(title);
    page.rank = rank;
    if (node.name === 'Step' && title.length > 90)
      note(page, first.node, {
        rule: 'too-long',
        message: `the title has ${title.length} characters, at most 90`,
        hint: 'keep the verb and its object; the rest goes into the text',
      });
    if (title !== '') return { title, rest };
  }
  fail(page, node, {
    rule: 'missing-title',
    message: `<${node.name}> has no title`,
    hint: `begin it with a line  ${marks} ${node.name === 'Step' ? 'and what to do, verb first' : 'and its title'}`,
  });
  return {
    title: '',
    rest: first && isElement(first.node) && /^h[1-6]$/.test(first.node.tagName) ? rest : pieces,
  };
}
