/** The words of a text: runs of letters and digits, lower-case. What stands between them does not matter. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text as its words are compared: one form of each letter, lower-case. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
