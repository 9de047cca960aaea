import { changeKinds } from './change.ts';
import { inert } from './inert.ts';
import { most } from './print-text.ts';
import type { Review } from './review.ts';

/** The review as Markdown. What others wrote stands in code, where no mark-up, mention or address works. */
export function printMarkdown({ files, changes, owners }: Review): string {
  const lines = ['## What this changes', '', `${files} changed file${files === 1 ? '' : 's'}.`];
  for (const [kind, some] of changes) {
    lines.push('', `### ${changeKinds[kind].title}`, '');
    for (const { file, line, text } of some.slice(0, most)) {
      const words = text.map((part) => (typeof part === 'string' ? part : code(part.quoted))).join('');
      lines.push(`- ${code(`${file}${line ? `:${line}` : ''}`)} ${words.trim()}`);
    }
    if (some.length > most) lines.push(`- and ${(some.length - most).toLocaleString('en')} more`);
  }
  if (owners.length > 0) lines.push('', `**Ask:** ${owners.map(code).join(', ')}`);
  return `${lines.join('\n')}\n`;
}

/** A code span that ends where it should: its fence is longer than any run of backticks inside. */
function code(text: string): string {
  const words = inert(text);
  if (words === '') return '';
  const longest = Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${words} ${fence}`;
}
