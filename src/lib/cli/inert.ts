import { printable } from './printable.ts';

/** Somebody else's words on one line, cut, without what a terminal or a job log would obey. */
export function inert(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, ' ')).replaceAll('##[', '## [');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
