/** More phrases than this are sooner looked for word by word. */
const few = 50;

/** Tells of a text, in every way it is written and as `plain` makes it, whether it may hold a phrase. */
export type Marks = (written: readonly string[]) => boolean;

/**
 * What tells quickly that a text holds none of the phrases: of each, a word is missing. Where there are many
 * phrases it says of every text that it may hold one.
 */
export function marksOf(phrases: readonly string[][]): Marks {
  if (phrases.length > few) return () => true;
  // The longest word is the one most texts lack.
  const marks = phrases.map((words) => words.toSorted((a, b) => b.length - a.length));
  return (written) =>
    marks.some((words) => words.every((word) => written.some((text) => text.includes(word))));
}
