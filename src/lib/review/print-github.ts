import { inert } from '#lib/cli/inert.ts';
import { changeKinds } from './change.ts';
import type { Review } from './review.ts';

/** Annotations for the lines of a pull request: what somebody should agree to, the first ten, as GitHub shows no more. */
export function printGithub({ changes }: Review): string {
  return [...changes]
    .filter(([kind]) => changeKinds[kind].ask)
    .flatMap(([, some]) => some)
    .slice(0, 10)
    .map(({ kind, file, line = 1, text }) => {
      const words = text.map((part) => (typeof part === 'string' ? part : inert(part.quoted))).join('');
      const title = property(changeKinds[kind].title);
      return `::warning file=${property(file)},line=${line},title=${title}::${data(words)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return inert(text.replaceAll('%', '%25'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
