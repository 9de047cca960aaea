/** A text with its words in capitals replaced by what was filled in; a word without a value stays. */
export function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/(?<![A-Za-z0-9_])[A-Z][A-Z0-9]+(?![A-Za-z0-9_])/g, (word) =>
    Object.hasOwn(words, word) && words[word] ? words[word] : word,
  );
}
