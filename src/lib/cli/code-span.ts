import { inert } from './inert.ts';

/** Somebody else's words as Markdown code, where no mark-up, mention or address works: its fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const words = inert(text);
  if (words === '') return '';
  const longest = Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${words} ${fence}`;
}
