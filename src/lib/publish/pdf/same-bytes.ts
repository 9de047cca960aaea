/**
 * The PDF without what a browser adds and the page does not say: its dates become a day, `24 Nov 2026`, and the numbers
 * it gives to elements start at 1. The same page and the same browser then give the same bytes. Nothing moves.
 */
export function sameBytes(pdf: Buffer, day: string): Buffer {
  const digits = new Date(`${day} UTC`).toISOString().slice(0, 10).replaceAll('-', '');
  const dated = pdf
    .toString('latin1')
    .replaceAll(/\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g, `/$1 (D:${digits}000000+00'00')`);
  // In their own order, as the tree of names is sorted by them.
  const ids = [...new Set(dated.match(element) ?? [])].sort();
  const ranks = new Map(ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  return Buffer.from(
    dated.replaceAll(element, (id) => ranks.get(id) ?? id),
    'latin1',
  );
}

const element = /\(node\d{8}\)/g;
