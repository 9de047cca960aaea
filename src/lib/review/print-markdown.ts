import { codeSpan } from '#lib/cli/code-span.ts';
import { changeKinds } from './change.ts';
import { most } from './print-text.ts';
import type { Review } from './review.ts';

/** The review as Markdown. What others wrote stands in code, where no mark-up, mention or address works. */
export function printMarkdown({ files, changes, owners }: Review): string {
  const lines = ['## What this changes', '', `${files} changed file${files === 1 ? '' : 's'}.`];
  for (const [kind, some] of changes) {
    lines.push('', `### ${changeKinds[kind].title}`, '');
    for (const { file, line, text } of some.slice(0, most)) {
      const words = text.map((part) => (typeof part === 'string' ? part : codeSpan(part.quoted))).join('');
      lines.push(`- ${codeSpan(`${file}${line ? `:${line}` : ''}`)} ${words.trim()}`);
    }
    if (some.length > most) lines.push(`- and ${(some.length - most).toLocaleString('en')} more`);
  }
  if (owners.length > 0) lines.push('', `**Ask:** ${owners.map(codeSpan).join(', ')}`);
  return `${lines.join('\n')}\n`;
}
