import { AstroError } from 'astro/errors';
import type { Finding } from '#lib/model/finding.ts';

/** Whether content may not be published as it was read. */
export function holdsError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** Stops a build when content holds an error: nothing is published. */
export function refuse(findings: readonly Finding[]): void {
  if (!holdsError(findings)) return;
  const lines = findings
    .filter(({ severity }) => severity === 'error')
    .map(
      ({ file, at, message, rule, hint }) =>
        `${file}:${at.line}:${at.column}: error: ${message} [${rule}]${hint ? `\n  hint: ${hint}` : ''}`,
    );
  const error = new AstroError(lines.join('\n'), 'npm run check lists every finding of every file.');
  // Content is wrong, not the code: where it was thrown helps nobody.
  error.stack = '';
  throw error;
}
