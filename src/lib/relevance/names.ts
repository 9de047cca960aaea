/** Names of rows of a registry by id. */
export type Names = ReadonlyMap<string, string>;

/** The registry's names. */
export function namesOf(rows: readonly { id: string; name: string }[]): Names {
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Scopes in words, inside a sentence: "servers and backup servers". Names with capitals of their own keep them. */
export function scopeWords(names: Names, ids: readonly string[]): string {
  return listed(ids.map((id) => inSentence(names.get(id) ?? id)));
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function inSentence(name: string): string {
  return /[A-Z]/.test(name.slice(1)) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
