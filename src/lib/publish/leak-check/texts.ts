import { gunzipSync } from 'node:zlib';
import { pdfTexts } from './pdf.ts';
import { stringsIn } from './strings.ts';
import { zipMembers } from './zip.ts';

/** Pictures, fonts and the program of the search: nothing in them is text of content. */
const binary = /\.(woff2?|png|jpe?g|webp|ico)$|(^|\/)wasm\.\w+\.pagefind$/;

/** What a file of the output holds, before it is taken apart. */
export interface Source {
  text: string;
  /** Already the words themselves: a file name, a line of a PDF. */
  bare: boolean;
}

/** A text of an output file. */
export interface OutputText {
  text: string;
  /** Markup stands between its words: what is beside each other in it is not beside each other for a reader. */
  marked: boolean;
}

/**
 * What an output file holds: itself, or what a gzip, zip or PDF has inside. `name` decides only what cannot be told
 * from the bytes.
 */
export function* sourcesOf(name: string, bytes: Buffer): Generator<Source> {
  if (binary.test(name)) return;
  if (bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b) {
    yield* sourcesOf(name.replace(/\.gz$/, ''), gunzipSync(bytes));
  } else if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    for (const member of zipMembers(bytes)) {
      yield { text: member.name, bare: true };
      yield* sourcesOf(member.name, member.bytes);
    }
  } else if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    for (const text of pdfTexts(bytes)) yield { text, bare: true };
  } else {
    yield { text: bytes.toString('utf8'), bare: false };
  }
}

/** The texts in a source, decoded: itself, what a page shows, the strings of JSON. */
export function* textsIn({ text: source, bare }: Source): Generator<OutputText> {
  if (bare) {
    yield { text: source, marked: false };
    return;
  }
  const start = /^(pagefind_dcd|watchbillPages=)?(?=[[{])/.exec(source);
  const value = start && json(source.slice(start[0].length));
  const strings = value !== undefined && value !== null;
  const html = isMarkup(source);
  yield { text: source, marked: strings || html };
  if (strings) for (const text of stringsIn(value)) yield { text, marked: false };
  else if (html) for (const text of shownTexts(source)) yield { text, marked: false };
  else if (isCalendar(source)) yield { text: unescaped(unfolded(source)), marked: false };
  else if (source.includes('\\')) yield { text: unescaped(source), marked: false };
}

/**
 * Every way the words of a source may be written: a word that is in none of these is in none of its texts, whatever
 * it is a part of. Far quicker than to take the source apart.
 */
export function writtenIn({ text: source, bare }: Source): string[] {
  if (bare) return [source];
  if (isMarkup(source)) return [decoded(source)];
  const whole = isCalendar(source) ? unfolded(source) : source;
  return whole.includes('\\') || whole !== source ? [source, unescaped(whole)] : [source];
}

const isMarkup = (source: string) => /^\s*<(!doctype|\?xml|svg|html)/i.test(source);
const isCalendar = (source: string) => source.startsWith('BEGIN:VCALENDAR');
/** A calendar breaks its lines anywhere, inside words too. */
const unfolded = (calendar: string) => calendar.replaceAll('\r\n ', '');

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Marks up words inside a sentence; every other tag ends it. */
const inline = /<\/?(?:a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|time|tspan|u|var)\b[^>]*>/gi;

/** What a page shows, piece by piece, the values of its attributes, and what stands in its comments. */
function* shownTexts(html: string): Generator<string> {
  for (const [, comment = ''] of html.matchAll(/<!--([\s\S]*?)-->/g)) yield decoded(comment);
  for (const piece of html.replace(inline, ' ').split(/<[^>]*>/)) if (piece.trim()) yield decoded(piece);
  for (const [, double, single] of html.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g))
    yield decoded(double ?? single ?? '');
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text of HTML with its character references undone. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex?: string, dec?: string, name = '') => {
      const code = hex ? Number.parseInt(hex, 16) : dec ? Number(dec) : undefined;
      if (code === undefined) return entities[name as string] ?? all;
      return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    },
  );
}

/** Strings of scripts and style sheets with their escapes undone. */
function unescaped(text: string): string {
  return text
    .replace(
      /\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\([0-9a-f]{1,6}) ?/gi,
      (_, ...codes: unknown[]) => {
        const code = Number.parseInt(
          String(codes.slice(0, 4).find((found) => typeof found === 'string')),
          16,
        );
        return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      },
    )
    .replace(/\\[ntr]/g, ' ');
}
