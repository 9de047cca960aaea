/** Reads a chart back from its bytes, knowing nothing of how it was made but how wide letters are. */
import { textWidth, typeOf } from '#lib/charts/widths.ts';

export interface Words {
  readonly text: string;
  readonly classes: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (markup: string) =>
  markup.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

export function attribute(tag: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
}

/** All visible texts with their boxes, from base line to the height of capitals and digits. */
export function wordsOf(svg: string): Words[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)(?:<title>[^<]*<\/title>)?<\/text>/g)].map(
    ([, tag = '', markup = '']) => {
      const classes = attribute(tag, 'class') ?? '';
      const text = plain(markup);
      const [x, y] = [Number(attribute(tag, 'x')), Number(attribute(tag, 'y'))];
      const width = textWidth(text, classes);
      const anchor = attribute(tag, 'text-anchor');
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
      const { size } = typeOf(classes);
      return {
        text,
        classes: classes.split(' '),
        left,
        right: left + width,
        top: y - 0.72 * size,
        bottom: y + 0.2 * size,
      };
    },
  );
}

export function viewBox(svg: string): { width: number; height: number } {
  const [, , width, height] = (attribute(svg, 'viewBox') ?? '').split(' ').map(Number);
  return { width: width ?? Number.NaN, height: height ?? Number.NaN };
}

/** What is wrong with a picture, in words; empty for a good one. */
export function faults(svg: string): string[] {
  const found: string[] = [];
  const markup = svg.replaceAll(/>[^<]*</g, '><').replace(/ aria-label="[^"]*"/, '');
  if (/NaN|undefined|Infinity|null/.test(markup)) found.push('a number that is none');
  if (/ style=|<style|<script| on\w+=|#[0-9a-f]{3}|rgb\(/i.test(markup))
    found.push('inline style, script or colour');
  if (/\d\.\d{3}/.test(markup)) found.push('a number with more than two decimals');
  if (!/^<svg [^>]*role="img" aria-label="[^"]+"/.test(svg)) found.push('no name for a screen reader');
  const open: string[] = [];
  for (const [, closing, name = '', selfClosing] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (selfClosing) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) found.push(`a stray </${name}>`);
  }
  if (open.length > 0) found.push(`an open <${open.join('><')}>`);
  if ((svg.match(/<text/g) ?? []).length !== wordsOf(svg).length)
    found.push('a text that cannot be read back');

  const { width, height } = viewBox(svg);
  const words = wordsOf(svg);
  words.forEach((one, index) => {
    if (!(one.left > -1 && one.right < width + 1 && one.top > -1 && one.bottom < height + 1)) {
      found.push(`"${one.text}" sticks out`);
    }
    for (const other of words.slice(index + 1)) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 0.5 && down > 0.5) found.push(`"${one.text}" overlaps "${other.text}"`);
    }
  });
  return found;
}
