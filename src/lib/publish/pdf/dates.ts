/**
 * The PDF with its dates of creation and change set to a day, `24 Nov 2026`: all that a browser writes and the
 * page does not say. The same page and the same browser then give the same bytes.
 */
export function dated(pdf: Buffer, day: string): Buffer {
  const digits = new Date(`${day} UTC`).toISOString().slice(0, 10).replaceAll('-', '');
  const text = pdf
    .toString('latin1')
    .replaceAll(/\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g, `/$1 (D:${digits}000000+00'00')`);
  return Buffer.from(text, 'latin1');
}
