/** More phrases than this are sooner looked for word by word. */
const few = 50;

/**
 * What tells quickly that a text holds none of the phrases: of each, a word is missing. Takes a text as `plain`
 * makes it. Where there are many phrases it says of every text that it may hold one.
 */
export function marksOf(phrases: readonly string[][]): (plainText: string) => boolean {
  if (phrases.length > few) return () => true;
  // The longest word is the one most texts lack.
  const marks = phrases.map((words) => words.toSorted((a, b) => b.length - a.length));
  return (text) => marks.some((words) => words.every((word) => text.includes(word)));
}
