/** How much two texts share, 0 to 1: twice the words in common over the words of both (Dice). Two empty texts are one. */
export function similarity(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length + right.length === 0) return 1;
  const counted = new Map<string, number>();
  for (const word of left) counted.set(word, (counted.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const rest = counted.get(word) ?? 0;
    if (rest > 0) common++;
    counted.set(word, rest - 1);
  }
  return (2 * common) / (left.length + right.length);
}

/** Below this, a text is not recognisably the other one. */
export const unlike = 0.34;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
