/** A sentence whose own words and whose quotations stay apart, so that each format can make the latter inert. */
export type Said = readonly (string | { quoted: string })[];

/** Makes a sentence: what stands in the template are our words, what is put into it is somebody else's. */
export function said(words: TemplateStringsArray, ...values: readonly (string | number)[]): Said {
  return words.flatMap((word, index) => {
    const value = values[index];
    return value === undefined ? [word] : [word, { quoted: String(value) }];
  });
}

/** A value of front matter or YAML in a sentence. */
export function shown(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
