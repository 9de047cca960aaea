import type { MdxElement } from './nodes.ts';
import { at, note, type Page } from './page.ts';
import { scanTag } from './tag.ts';

/**
 * Checks on the source lines that an element's tags stand alone, with an empty line inside each:
 * without it an editor, a forge and a formatter read the text as part of the tag.
 */
export function checkSpacing(page: Page, node: MdxElement): void {
  const { source } = page;
  const tag = scanTag(source.text, source.offset(at(node)));
  if (tag.selfClosing) return;
  const name = node.name ?? '';
  const end = node.position?.end;
  if (!end) return;
  const closing = source.text.lastIndexOf('</', source.offset({ line: end.line, column: end.column }) - 1);
  const after = source.text.slice(tag.end, closing);
  if (!/^[ \t]*\n[ \t]*\n/.test(after))
    note(
      page,
      { at: at(node), length: name.length + 1 },
      {
        rule: 'blank-line',
        message: `no empty line after <${name}>`,
        hint: `<${name}> stands on its own line, an empty line follows`,
      },
    );
  else if (!/\n[ \t]*\n[ \t]*$/.test(after))
    note(
      page,
      { at: source.point(closing), length: name.length + 3 },
      {
        rule: 'blank-line',
        message: `no empty line before </${name}>`,
        hint: `</${name}> stands on its own line, after an empty line`,
      },
    );
}
