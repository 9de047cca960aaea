import { inflateSync } from 'node:zlib';

/**
 * The texts of a PDF: its plain strings, and what its glyphs stand for. A font's glyph numbers mean something only
 * beside its own table, and which font is at work is not followed: every line is read with every table, and the
 * wrong ones give no words.
 */
export function* pdfTexts(bytes: Buffer): Generator<string> {
  const streams = [...streamsOf(bytes)];
  const tables = streams.filter((text) => text.includes('begincmap')).map(tableOf);
  for (const source of [bytes.toString('latin1'), ...streams]) {
    yield* plainStrings(source);
    const lines = source
      .split(/\b(?:ET|T\*|Td|Tm)\b/)
      .map((line) => [...line.matchAll(/<([0-9a-f\s]{4,})>/gi)]);
    for (const line of lines) {
      const glyphs = line.map(([, hex = '']) => hex.replace(/\s/g, '')).join('');
      if (glyphs.toUpperCase().startsWith('FEFF')) yield utf16(glyphs.slice(4));
      else for (const table of tables) yield glyphsToText(glyphs, table);
    }
    // A word may be cut into several positioned runs.
    const whole = lines.flat().map(([, hex = '']) => hex.replace(/\s/g, ''));
    for (const table of tables) yield whole.map((hex) => glyphsToText(hex, table)).join('');
  }
}

function* streamsOf(bytes: Buffer): Generator<string> {
  for (let at = 0; ;) {
    const start = bytes.indexOf('stream', at, 'latin1');
    if (start < 0) return;
    const from = bytes[start + 6] === 0x0d ? start + 8 : start + 7;
    const end = bytes.indexOf('endstream', from, 'latin1');
    if (end < 0) return;
    yield inflated(bytes.subarray(from, end)).toString('latin1');
    at = end + 9;
  }
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes);
  } catch {
    return bytes;
  }
}

/** `(text)` with its escapes; UTF-16 when it begins with the mark for it. */
function* plainStrings(source: string): Generator<string> {
  for (const [, text = ''] of source.matchAll(/\(((?:[^()\\]|\\[\s\S])*)\)/g)) {
    const plain = text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
      /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : sign,
    );
    yield plain.startsWith('\u00fe\u00ff')
      ? utf16(Buffer.from(plain.slice(2), 'latin1').toString('hex'))
      : plain;
  }
}

/** Glyph number to text, from a ToUnicode table. */
function tableOf(cmap: string): Map<string, string> {
  const table = new Map<string, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi))
      table.set(glyph.toLowerCase(), utf16(text));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low = '', high = '', text = ''] of block.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi,
    )) {
      const [first, last, code] = [low, high, text].map((hex) => Number.parseInt(hex, 16)) as [
        number,
        number,
        number,
      ];
      for (let glyph = first; glyph <= last && glyph - first < 65_536; glyph += 1)
        table.set(glyph.toString(16).padStart(low.length, '0'), String.fromCharCode(code + glyph - first));
    }
  return table;
}

function glyphsToText(hex: string, table: ReadonlyMap<string, string>): string {
  return (hex.toLowerCase().match(/.{4}/g) ?? []).map((glyph) => table.get(glyph) ?? ' ').join('');
}

function utf16(hex: string): string {
  const bytes = Buffer.from(hex, 'hex');
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le');
}
