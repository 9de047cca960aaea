import { codeSpan } from '#lib/cli/code-span.ts';
import { changeKinds } from './change.ts';
import { most } from './print-text.ts';
import type { Review } from './review.ts';

/**
 * The review as Markdown. What others wrote stands in code, where no mark-up, mention or address works. So do the
 * reviewers: the forge asks them by CODEOWNERS, and a summary that is printed again with each push does not.
 */
export function printMarkdown({ files, changes, required, owners }: Review): string {
  const lines = ['## What this changes', '', `${files} changed file${files === 1 ? '' : 's'}.`];
  for (const [kind, some] of changes) {
    lines.push('', `### ${changeKinds[kind].title}`, '');
    for (const { file, line, text } of some.slice(0, most)) {
      const words = text.map((part) => (typeof part === 'string' ? part : codeSpan(part.quoted))).join('');
      lines.push(`- ${codeSpan(`${file}${line ? `:${line}` : ''}`)} ${words.trim()}`);
    }
    if (some.length > most) lines.push(`- and ${(some.length - most).toLocaleString('en')} more`);
  }
  const names = required.map(({ role, handles }) => `${role} (${handles.map(codeSpan).join(', ')})`);
  if (names.length > 0) lines.push('', `**Must agree, as the base says:** ${names.join(', ')}`);
  if (owners.length > 0) lines.push('', `**Ask:** ${owners.map(codeSpan).join(', ')}`);
  return `${lines.join('\n')}\n`;
}
