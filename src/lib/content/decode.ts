import type { Finding } from '#lib/model/finding.ts';
import { textLimit } from './bytes.ts';
import { hiddenIn } from './hidden.ts';
import { digestOf, sourceOf, type Source } from './source.ts';

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
  if (bytes.length > textLimit)
    return refuse(
      'file-size',
      `the file has more than ${textLimit} bytes`,
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
  const found = hiddenIn(text);
  if (found) {
    const rule = text[found.index] === '\0' ? 'encoding' : 'hidden-character';
    return refuse(
      rule,
      `the invisible character ${found.name} stands here`,
      'delete it: it can hide or reorder what people read and copy',
      found.index,
      text,
    );
  }
  return { source: sourceOf(file, text, digest), findings: [] };
}
