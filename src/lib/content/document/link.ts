import { posix } from 'node:path';
import type { Element, ElementContent } from 'hast';
import { ref } from '#lib/model/elements/ref.ts';
import { quote } from '#lib/content/quote.ts';
import type { Place } from '#lib/content/source.ts';
import { attributesOf } from './attributes.ts';
import type { MdxElement } from './nodes.ts';
import { at, fail, type Page } from './page.ts';
import { attributePlace } from './tag.ts';

/** The scheme a browser sees: it strips controls and white space first. `none` names a host without a scheme. */
export function schemeOf(address: string): string {
  // eslint-disable-next-line no-control-regex -- as browsers do
  const seen = address.replace(/[\u0000-\u0020]/g, '');
  if (/^[/\\]{2}/.test(seen.replace(/\\/g, '/'))) return 'none';
  return /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase() ?? 'relative';
}

/** A link to https, mailto, tel or a page of this portal. A relative one is noted for the link check. */
export function convertLink(page: Page, node: Element, children: () => ElementContent[]): ElementContent[] {
  const href = String(node.properties['href'] ?? '');
  if (node.properties['dataFootnoteRef'] || node.properties['dataFootnoteBackref'] !== undefined)
    return children();
  const scheme = schemeOf(href);
  const place = addressPlace(page, node, href);
  if (!['https', 'mailto', 'tel', 'relative'].includes(scheme)) {
    fail(page, place, {
      rule: 'unsafe-content',
      message: `${quote(href)} is not an address a page may link to`,
      hint: 'links are https, mailto, tel or relative; an address that is only named goes in backticks',
    });
    return children();
  }
  if (scheme === 'relative') page.links.push({ to: href, at: place.at });
  const { title } = node.properties;
  return [
    {
      type: 'element',
      tagName: 'a',
      properties: { href, ...(typeof title === 'string' && { title }) },
      children: children(),
    },
  ];
}

/** An image that lies beside the page and says what it shows. What is stored is its path below content/. */
export function convertImage(page: Page, node: Element): ElementContent[] {
  const src = String(node.properties['src'] ?? '');
  const alt = String(node.properties['alt'] ?? '').trim();
  const place = addressPlace(page, node, src);
  if (schemeOf(src) !== 'relative' || src.startsWith('/') || src === '')
    fail(page, place, {
      rule: 'unsafe-content',
      message: `the image ${quote(src)} does not lie beside the page`,
      hint: 'put the file into the folder of the page and write its name',
    });
  else if (!/\.(png|jpe?g|webp)$/i.test(src))
    fail(page, place, {
      rule: 'image',
      message: `${quote(src)} is not a png, jpg or webp`,
      hint: 'convert it',
    });
  if (alt === '')
    fail(page, node, {
      rule: 'image-alt',
      message: 'the image does not say what it shows',
      hint: 'write  ![what one sees](file.png)',
    });
  page.images.push({ src, alt, at: place.at });
  const { title } = node.properties;
  const path = posix.join(posix.dirname(page.source.file), src).replace(/^content\//, '');
  return [
    {
      type: 'element',
      tagName: 'img',
      properties: { src: path, alt, ...(typeof title === 'string' && { title }) },
      children: [],
    },
  ];
}

/** A `<Ref to>`: an element `ref` until a view knows its address and text. */
export function convertRef(page: Page, node: MdxElement): ElementContent[] {
  const attributes = attributesOf(page, node, ref);
  if (node.children.length > 0)
    fail(page, node, {
      rule: 'wrong-place',
      message: '<Ref> takes its text from what it names',
      hint: 'write <Ref to="…" /> without text',
    });
  if (!attributes) return [];
  page.links.push({ to: attributes.to, at: attributePlace(page.source, at(node), 'to').at });
  return [{ type: 'element', tagName: 'ref', properties: { to: attributes.to }, children: [] }];
}

/** Where an address is written; an escaped one only has the place of its link. */
function addressPlace(page: Page, node: Element, address: string): Place {
  const { position } = node;
  if (!position) return { at: at(node), length: 1 };
  const start = page.source.offset(position.start);
  const written = page.source.text.slice(start, page.source.offset(position.end));
  const offset = address ? written.lastIndexOf(address) : -1;
  if (offset < 0) return { at: at(node), length: 1 };
  return { at: page.source.point(start + offset), length: address.length };
}
