import { tlps } from '#lib/model/vocabulary.ts';
import { dateInWords } from '#lib/model/date.ts';
import type { Site } from './site.ts';

/** A CSS string of any text: everything but plain letters, digits and spaces is escaped by its code point. */
function cssString(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{N} ]/gu,
    (char) => `\\${(char.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `"${escaped}"`;
}

/**
 * The margins of printed pages: whose it is, its TLP, how old it may get. A style sheet of its own, because a
 * strict CSP allows no inline style and margin boxes cannot read an attribute.
 */
export function paperCss(site: Site): string {
  const { organisation } = site.content.portal;
  const note = `As of ${dateInWords(site.today)}. Printed copies expire after 90 days: check the version online when you can.`;
  const box = (place: string, content: string) => `@${place}{content:${content}}`;
  const common = [
    box('top-left', cssString(`${organisation} · Watchbill`)),
    box('bottom-left', cssString(note)),
    box('bottom-right', `counter(page) " of " counter(pages)`),
  ].join('');
  const named = tlps.map((tlp) => {
    const name = `tlp-${tlp.replace('+', '-')}`;
    return `@page ${name}{${box('top-right', cssString(`TLP:${tlp.toUpperCase()}`))}}body[data-tlp="${tlp}"]{page:${name}}`;
  });
  return `@page{${common}}\n${named.join('\n')}\n`;
}
