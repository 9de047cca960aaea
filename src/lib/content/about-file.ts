import type { Finding } from '#lib/model/finding.ts';

/** A finding about a file as a whole. */
export function aboutFile(file: string, rule: string, message: string, hint: string): Finding {
  return { rule, severity: 'error', file, at: { line: 1, column: 1 }, length: 1, message, hint };
}
