import { createHash } from 'node:crypto';
import { editsOf, type Edit } from './mutators.ts';

/** A source file with one mistake in it. */
export interface Mutant {
  /** Path from the root, with slashes. */
  file: string;
  line: number;
  /** The line as written, and with the mistake; longer than one when the change is. */
  from: string;
  to: string;
  /** The whole file with the mistake. */
  source: string;
}

/** The mutants of a file: all of them, or `most`, the same ones for the same lines and seed. */
export function mutantsOf(file: string, source: string, seed: string, most: number): Mutant[] {
  const all = editsOf(file, source).map((edit) => mutantOf(file, source, edit));
  const rank = ({ from, to }: Mutant) =>
    createHash('sha256').update([seed, file, from, to].join('\n')).digest('hex');
  const chosen = new Set(
    all
      .map((mutant) => ({ mutant, rank: rank(mutant) }))
      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, most)
      .map(({ mutant }) => mutant),
  );
  return all.filter((mutant) => chosen.has(mutant));
}

function mutantOf(file: string, source: string, { start, end, text }: Edit): Mutant {
  const first = source.lastIndexOf('\n', start - 1) + 1;
  const next = source.indexOf('\n', end);
  const last = next < 0 ? source.length : next;
  const changed = source.slice(0, start) + text + source.slice(end);
  return {
    file,
    line: source.slice(0, start).split('\n').length,
    from: oneLine(source.slice(first, last)),
    to: oneLine(changed.slice(first, last + changed.length - source.length)),
    source: changed,
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
