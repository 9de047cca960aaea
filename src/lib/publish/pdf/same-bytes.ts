/**
 * The PDF without what a browser adds and the page does not say: its dates become a day, `24 Nov 2026`, and the numbers
 * it gives to elements, in whatever order it came to them, become their order in the document. The same page and the
 * same browser then give the same bytes. Nothing moves: offsets of objects stay what they are.
 */
export function sameBytes(pdf: Buffer, day: string): Buffer {
  const digits = new Date(`${day} UTC`).toISOString().slice(0, 10).replaceAll('-', '');
  const dated = pdf
    .toString('latin1')
    .replaceAll(/\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g, `/$1 (D:${digits}000000+00'00')`);
  return Buffer.from(numbered(dated), 'latin1');
}

const element = /\(node\d{8}\)/g;
/** The tree of names: which object each number is, sorted by them (ISO 32000-1, 7.9.6). Chromium writes one leaf. */
const tree = /\/Limits \[\(node\d{8}\) \(node\d{8}\)\]\s*\/Names \[((?:\(node\d{8}\) \d+ 0 R ?)+)\]/;

function numbered(pdf: string): string {
  const found = [...new Set(pdf.replace(tree, '').match(element) ?? [])];
  const ids = new Map(found.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  const rename = (text: string) => text.replaceAll(element, (id) => ids.get(id) ?? id);
  const [whole = '', names = ''] = tree.exec(pdf) ?? [];
  const sorted = rename(names)
    .split(/(?<= R) /)
    .toSorted()
    .join(' ');
  const [before = '', after = ''] = whole ? pdf.split(whole) : [pdf];
  const limits = [...ids.values()];
  const leaf = whole
    .replace(names, sorted)
    .replace(/(?<=\/Limits \[).*?(?=\])/, `${limits[0]} ${limits.at(-1)}`);
  return rename(before) + leaf + rename(after);
}
