import type { Point } from '#lib/model/finding.ts';
import type { Place, Source } from '#lib/content/source.ts';

/** One attribute as written: its name, and its value without quotes or braces. Offsets of the file. */
export interface WrittenAttribute {
  name: string;
  start: number;
  end: number;
  valueStart: number;
  valueEnd: number;
}

/** The parts of an opening tag. */
export interface Tag {
  attributes: WrittenAttribute[];
  /** One past the closing `>`. */
  end: number;
  selfClosing: boolean;
}

const token = /([^\s=/>{"']+)(?:(\s*=\s*)(?=["'{]))?|[>{]/g;

/** Scans the opening tag at an offset. The parser accepted it, but does not say where attributes stand. */
export function scanTag(text: string, start: number): Tag {
  const attributes: WrittenAttribute[] = [];
  const name = /^<[^\s/>{]*/.exec(text.slice(start, start + 200));
  token.lastIndex = start + (name?.[0].length ?? 1);
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const from = match.index;
    if (match[0] === '>') return { attributes, end: from + 1, selfClosing: text[from - 1] === '/' };
    if (match[0] === '{') {
      const end = closingBrace(text, from);
      attributes.push({ name: '', start: from, end, valueStart: from, valueEnd: end });
      token.lastIndex = end;
    } else if (match[2] === undefined) {
      const end = from + match[0].length;
      attributes.push({ name: match[0], start: from, end, valueStart: from, valueEnd: end });
    } else {
      const open = from + match[0].length;
      const quote = text[open] ?? '';
      const end = quote === '{' ? closingBrace(text, open) : text.indexOf(quote, open + 1) + 1 || text.length;
      attributes.push({ name: match[1] ?? '', start: from, end, valueStart: open + 1, valueEnd: end - 1 });
      token.lastIndex = end;
    }
  }
  return { attributes, end: text.length, selfClosing: false };
}

/** One past the brace that closes the one at `open`; braces inside quotes do not count. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote) {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Where the value of an element's attribute stands; the element's name when it has no such attribute. */
export function attributePlace(source: Source, element: Point, attribute: string): Place {
  const start = source.offset(element);
  const written = scanTag(source.text, start).attributes.find(({ name }) => name === attribute);
  if (!written) return { at: element, length: 1 };
  return { at: source.point(written.valueStart), length: Math.max(1, written.valueEnd - written.valueStart) };
}
