import { inert } from '#lib/cli/inert.ts';
import { changeKinds } from './change.ts';
import type { Review } from './review.ts';

/** Changes shown of each kind. */
export const most = 60;

/** The review for a terminal or a log. No line begins with what was written by somebody else. */
export function printText({ files, changes, required, owners }: Review): string {
  const lines = [`${files} changed file${files === 1 ? '' : 's'}.`];
  for (const [kind, some] of changes) {
    lines.push('', changeKinds[kind].title);
    for (const { file, line, text } of some.slice(0, most)) {
      const words = text.map((part) => (typeof part === 'string' ? part : inert(part.quoted))).join('');
      lines.push(`  - ${inert(file)}${line ? `:${line}` : ''}  ${words.trim()}`);
    }
    if (some.length > most) lines.push(`  and ${(some.length - most).toLocaleString('en')} more`);
  }
  if (required.length > 0)
    lines.push(
      '',
      `Must agree, as the base says: ${required.map(({ role, handles }) => `${role} (${handles.join(', ')})`).join(', ')}`,
    );
  if (owners.length > 0) lines.push('', `Ask: ${owners.join(', ')}`);
  return `${lines.join('\n')}\n`;
}
