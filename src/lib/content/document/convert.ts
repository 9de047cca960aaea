import type { Element, ElementContent, Properties } from 'hast';
import { grammar } from '#lib/model/elements/grammar.ts';
import { convertCommand } from './command.ts';
import { convertHeading } from './heading.ts';
import { convertImage, convertLink, convertRef } from './link.ts';
import { detached, isElement, isMdxElement, proseTags, type MdxElement, type MdxNode } from './nodes.ts';
import { fail, type Around, type Page } from './page.ts';
import { refuseCode, refuseElement } from './refuse.ts';
import { isTaskItem, labelled } from './task.ts';

const plainTags = new Set(
  'p ul ol li blockquote hr br strong em del code table thead tbody tr th td'.split(' '),
);
const paragraphs = new Set(['p', 'td', 'th', 'strong', 'em', 'del', 'a', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Parsed nodes as stored prose. */
export function convertAll(page: Page, nodes: readonly MdxNode[], around: Around): ElementContent[] {
  // A copy has no room for more than it holds; most lists have one entry, and room for seventeen.
  return nodes.flatMap((node) => convert(page, node, around)).slice();
}

/** One parsed node as stored prose. Nothing passes that is not named here; what is refused leaves a finding. */
function convert(page: Page, node: MdxNode, around: Around): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: detached(node.value) }];
  if (isMdxElement(node)) return convertTag(page, node, around);
  if (!isElement(node)) return refuseCode(page, node) ?? [];
  const { tagName } = node;
  const inside = { ...around, inline: around.inline || paragraphs.has(tagName) };
  const children = () => convertAll(page, node.children, inside);
  if (/^h[1-6]$/.test(tagName)) return convertHeading(page, node, around, children);
  if (tagName === 'pre') return convertCommand(page, node);
  if (tagName === 'a') return convertLink(page, node, children);
  if (tagName === 'img') return convertImage(page, node);
  if (tagName === 'input')
    return [
      element('input', { type: 'checkbox', disabled: true, checked: Boolean(node.properties['checked']) }),
    ];
  // The list of notes at the end comes with a mark in the text, which is what the finding points at.
  if (tagName === 'section') return [];
  if (tagName === 'sup')
    return (
      fail(page, node, {
        rule: 'footnote',
        message: 'footnotes are not shown',
        hint: 'say it in the text, or list the document under  sources:',
      }) ?? []
    );
  if (!plainTags.has(tagName))
    return refuseCode(page, { ...node, type: tagName } as unknown as MdxNode) ?? [];
  const converted = children();
  return [element(tagName, propertiesOf(node), isTaskItem(node) ? labelled(converted) : converted)];
}

/** The few attributes Markdown itself gives. A table's alignment becomes a class: pages carry no inline style. */
function propertiesOf({ tagName, properties }: Element): Properties {
  if (tagName === 'ol' && typeof properties['start'] === 'number') return { start: properties['start'] };
  if (tagName === 'ul' && String(properties['className'] ?? '').includes('contains-task-list'))
    return { className: ['task-list'] };
  const align = /text-align:\s*(left|center|right)/.exec(String(properties['style'] ?? ''));
  return align ? { className: [`align-${align[1]}`] } : {};
}

/** A tag inside text: a reference, one of the few text tags, or a mistake. */
function convertTag(page: Page, node: MdxElement, around: Around): ElementContent[] {
  const name = node.name ?? '';
  if (name === 'Ref') return convertRef(page, node);
  if (proseTags.has(name)) {
    if (node.attributes.length > 0)
      fail(page, node, {
        rule: 'unknown-attribute',
        message: `<${name}> takes no attributes`,
        hint: `write <${name}>`,
      });
    const inside = { ...around, inline: true };
    return [
      element(
        name,
        {},
        convertAll(page, node.children, inside),
      ),
    ];
  }
  if (!grammar.has(name)) return refuseElement(page, node) ?? [];
  fail(page, node, {
    rule: around.inline ? 'element-in-paragraph' : 'wrong-place',
    message: around.inline
      ? `<${name}> stands inside a paragraph`
      : `<${name}> stands inside a list or a quote`,
    hint: `add an empty line before <${name}> and start it at the beginning of the line`,
  });
  return [];
}

export function element(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}
