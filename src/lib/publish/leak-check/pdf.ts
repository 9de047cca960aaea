import { inflateSync } from 'node:zlib';

/**
 * The texts of a PDF as browsers write it: of each stream what its glyphs stand for, and every plain string, such
 * as the title. Glyph numbers mean something only in their font, so font changes are followed.
 */
export function* pdfTexts(bytes: Buffer): Generator<string> {
  const objects = objectsOf(bytes);
  const fonts = fontsOf(objects);
  for (const { head, stream } of objects.values()) {
    yield* strings(head);
    if (stream) yield shownText(stream, fonts);
  }
  // What stands behind the last object: the trailer.
  yield* strings(bytes.subarray(bytes.lastIndexOf('endobj')).toString('latin1'));
}

interface PdfObject {
  head: string;
  /** Inflated, as latin1. */
  stream: string | undefined;
}

/** From glyph number to text; `digits` of hex make a number. */
interface Font {
  digits: number;
  texts: Map<number, string>;
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  const source = bytes.toString('latin1');
  for (const match of source.matchAll(/(\d+) \d+ obj\b/g)) {
    const start = match.index + match[0].length;
    const end = source.indexOf('endobj', start);
    const body = source.slice(start, end < 0 ? undefined : end);
    const [head = '', ...rest] = body.split(/\bstream\r?\n/, 2);
    const length = body.lastIndexOf('endstream') - (body.length - (rest[0] ?? '').length);
    const stream = rest[0]?.slice(0, Math.max(0, length));
    objects.set(match[1] ?? '', { head, stream: stream && inflated(stream) });
  }
  return objects;
}

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  } catch {
    return stream;
  }
}

/** Fonts by the name content calls them by; a browser gives each its own through the whole file. */
function fontsOf(objects: ReadonlyMap<string, PdfObject>): Map<string, Font> {
  const fonts = new Map<string, Font>();
  for (const { head } of objects.values())
    for (const [, name = '', object = ''] of head.matchAll(/\/(F\d+) (\d+) \d+ R/g)) {
      const table = /\/ToUnicode (\d+) \d+ R/.exec(objects.get(object)?.head ?? '')?.[1];
      const cmap = table && objects.get(table)?.stream;
      if (cmap) fonts.set(name, fontOf(cmap));
    }
  return fonts;
}

function fontOf(cmap: string): Font {
  const texts = new Map<number, string>();
  const number = (hex: string) => Number.parseInt(hex, 16);
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      texts.set(number(glyph), utf16(text));
  const triple = /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]{1,4})>/gi;
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low = '', high = '', text = ''] of block.matchAll(triple))
      for (let glyph = number(low); glyph <= Math.min(number(high), 0xffff); glyph += 1)
        texts.set(glyph, String.fromCharCode(number(text) + glyph - number(low)));
  const digits = /begincodespacerange\s*<([0-9a-f]+)>/i.exec(cmap)?.[1]?.length ?? 4;
  return { digits, texts };
}

/** What a content stream shows, in its order. A new line or place parts words; a move inside a line does not. */
function shownText(stream: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font | undefined;
  let text = '';
  const parts = /\/(F\d+) [\d.]+ Tf|<([0-9a-f\s]+)>|\(((?:[^()\\]|\\[\s\S])*)\)|\b(BT|Tm|T\*)(?!\w)/gi;
  for (const [, name, hex, literal, move] of stream.matchAll(parts)) {
    if (name) font = fonts.get(name);
    else if (move) text += ' ';
    else if (hex !== undefined) text += glyphText(hex.replace(/\s/g, ''), font);
    else if (literal !== undefined)
      text += font ? glyphText(Buffer.from(plain(literal), 'latin1').toString('hex'), font) : plain(literal);
  }
  return text;
}

function glyphText(hex: string, font: Font | undefined): string {
  if (!font) return ' ';
  const glyphs = hex.match(new RegExp(`.{1,${font.digits}}`, 'g')) ?? [];
  return glyphs.map((glyph) => font.texts.get(Number.parseInt(glyph, 16)) ?? ' ').join('');
}

/** The strings of a dictionary, in brackets or hex; UTF-16 when they begin with the mark for it. */
function* strings(head: string): Generator<string> {
  for (const [, literal, hex] of head.matchAll(/\(((?:[^()\\]|\\[\s\S])*)\)|<([0-9a-f]{4,})>/gi)) {
    const text = literal === undefined ? Buffer.from(hex ?? '', 'hex').toString('latin1') : plain(literal);
    yield text.startsWith('\u00fe\u00ff')
      ? utf16(Buffer.from(text.slice(2), 'latin1').toString('hex'))
      : text;
  }
}

function plain(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : sign,
  );
}

function utf16(hex: string): string {
  const bytes = Buffer.from(hex, 'hex');
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return even.swap16().toString('utf16le');
}
