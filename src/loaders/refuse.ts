import { AstroError } from 'astro/errors';
import type { Finding } from '#lib/model/finding.ts';

/** Stops a build, or shows in the page under `npm run dev`, when content holds an error. Nothing is published. */
export function refuse(findings: readonly Finding[]): void {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length === 0) return;
  const lines = errors.map(
    ({ file, at, message, rule, hint }) =>
      `${file}:${at.line}:${at.column}: error: ${message} [${rule}]${hint ? `\n  hint: ${hint}` : ''}`,
  );
  const error = new AstroError(lines.join('\n'), 'npm run check lists every finding of every file.');
  // Content is wrong, not the code: where it was thrown helps nobody.
  error.stack = '';
  throw error;
}
