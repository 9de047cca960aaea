import type { Finding } from '#lib/model/finding.ts';
import { digestOf, sourceOf, type Source } from './source.ts';

/** Largest text file read, in bytes. */
const limit = 1_000_000;

/** Controls that no text needs, and marks that show text in another order than it is copied. */
// eslint-disable-next-line no-control-regex -- finding them is the point
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/**
 * The text of a file: UTF-8, a leading byte order mark removed, line ends as LF. What is not text of at most
 * 1 MB is a finding, and its source is empty.
 */
export function decode(file: string, bytes: Uint8Array): { source: Source; findings: Finding[] } {
  const digest = digestOf(bytes);
  const refuse = (rule: string, message: string, hint: string, offset = 0, text = '') => {
    const source = sourceOf(file, '', digest);
    const at = text ? sourceOf(file, text, digest).point(offset) : { line: 1, column: 1 };
    const finding: Finding = { rule, severity: 'error', file, at, length: 1, message, hint };
    return { source, findings: [finding] };
  };
  if (bytes.length > limit)
    return refuse(
      'file-size',
      `the file has ${bytes.length} bytes, at most ${limit} are read`,
      'split it; long listings belong in the evidence store, not in a page',
    );
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return refuse('encoding', 'the file is UTF-16', 'save it as UTF-8');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n');
    return refuse(
      'encoding',
      'a byte here is not UTF-8',
      'save the file as UTF-8',
      lenient.indexOf('\ufffd'),
      lenient,
    );
  }
  const match = hidden.exec(text);
  if (match) {
    const code = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const rule = match[0] === '\0' ? 'encoding' : 'hidden-character';
    return refuse(
      rule,
      `the invisible character ${code} stands here`,
      'delete it: it can hide or reorder what people read and copy',
      match.index,
      text,
    );
  }
  return { source: sourceOf(file, text, digest), findings: [] };
}
