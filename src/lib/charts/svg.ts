/** Builds SVG text. Classes only: the content security policy forbids inline style, and dark mode is CSS. */
import type { Frame } from './frame.ts';

/** Characters that end markup, or that a reader cannot see: controls and bidirectional overrides. */
const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as one visible line: controls become spaces, spaces are joined. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(unseen, ' ').replace(/\s+/g, ' ').trim();
}

/** Text for an element or a quoted attribute. */
export function escape(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

const notANumber = 'a chart was given a value that is no finite number';

/** A coordinate with at most two decimals, so that the bytes are the same on every machine. */
export function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(notANumber);
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** One element. Attributes that are undefined are left out; numbers are rounded; text is escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = '',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? coordinate(value) : escape(value ?? '')}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, classes: string): string {
  return element('line', { ...coordinates({ x1, y1, x2, y2 }), class: classes });
}

export function rect(x: number, y: number, width: number, height: number, classes: string): string {
  const box = coordinates({ x, y, width: Math.max(0, width), height: Math.max(0, height) });
  return element('rect', { ...box, class: classes });
}

export function circle(cx: number, cy: number, r: number, classes: string): string {
  return element('circle', { ...coordinates({ cx, cy, r }), class: classes });
}

export function path(d: string | null, classes: string): string {
  if (d === null || d === '') return '';
  if (/NaN|Infinity/.test(d)) throw new RangeError(notANumber);
  return element('path', { d, class: classes });
}

/** Checked one by one: a scale answers `undefined`, against its type, when it is asked for NaN. */
function coordinates(values: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, coordinate(value)]));
}

/** The whole picture. `label` is what a screen reader says: the finding, not the geometry. */
export function svg(frame: Frame, height: number, label: string, content: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `c sp${frame.show === undefined ? '' : ` ${frame.show}`}`,
      viewBox: `0 0 ${coordinate(frame.width)} ${coordinate(height)}`,
      width: frame.width,
      height,
      role: 'img',
      'aria-label': label,
    },
    content.join(''),
  );
}
