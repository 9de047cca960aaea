import type { Place } from '#lib/content/source.ts';
import type { MdxElement } from './nodes.ts';
import { at, note, type Page } from './page.ts';
import { scanTag } from './tag.ts';

/**
 * Checks on the source lines that an element stands alone, with an empty line on either side of each of its
 * tags: without it an editor, a forge and a formatter read the text as part of the tag.
 */
export function checkSpacing(page: Page, node: MdxElement): void {
  const { source } = page;
  const { text } = source;
  const name = node.name ?? '';
  const { position } = node;
  if (!position) return;
  const start = source.offset(at(node));
  const end = source.offset({ line: position.end.line, column: position.end.column });
  const complain = (place: Place, where: string) =>
    note(page, place, {
      rule: 'blank-line',
      message: `no empty line ${where}`,
      hint: 'an element stands on its own lines; add an empty line there',
    });
  const opening = { at: at(node), length: name.length + 1 };
  // A comment may stand directly above the element it is about.
  const above = text.slice(source.offset({ line: opening.at.line - 1, column: 1 }), start).trim();
  if (source.bodyLine < opening.at.line && above !== '' && !above.endsWith('*/}'))
    complain(opening, `before <${name}>`);
  if (!/^[ \t]*(\n[ \t]*\n|\n?[ \t]*$)/.test(text.slice(end))) {
    const next = source.point(end);
    complain(
      { at: { line: next.line, column: Math.max(1, next.column - 1) }, length: 1 },
      `after the end of <${name}>`,
    );
  }
  const tag = scanTag(text, start);
  if (tag.selfClosing) return;
  const closing = text.lastIndexOf('</', end - 1);
  const inside = text.slice(tag.end, closing);
  if (!/^[ \t]*\n[ \t]*\n/.test(inside)) complain(opening, `after <${name}>`);
  else if (!/\n[ \t]*\n[ \t]*$/.test(inside.slice(inside.trimEnd().length)))
    complain({ at: source.point(closing), length: name.length + 3 }, `before </${name}>`);
}
