import type { Scope } from '#lib/model/registry.ts';

/** Names of scopes by id. */
export type Names = ReadonlyMap<string, string>;

/** The registry's names. */
export function namesOf(scopes: readonly Scope[]): Names {
  return new Map(scopes.map(({ id, name }) => [id, name]));
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
