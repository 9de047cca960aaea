/** A parsed document: any shape, from anybody. */
export type Fields = Record<string, unknown>;

/** Controls, marks that reorder text, and what nobody sees. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;
const longest = 200;

/** A text of a rule on one line: without hidden characters, at most 200 characters. */
export function clean(text: string): string {
  const line = text
    .slice(0, 4 * longest)
    .toWellFormed()
    .replace(hidden, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length <= longest ? line : `${[...line].slice(0, longest - 1).join('')}…`;
}

/** The value as a map; empty when it is none. */
export function fields(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value as a list: itself, one of one, or empty. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** A text or number as one clean line; empty when it is neither. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? clean(String(value)) : '';
}

/** The texts among a list, without the empty ones. At most `most`: a rule with more is not read any better. */
export function texts(value: unknown, most = 500): string[] {
  return list(value).slice(0, most).map(text).filter(Boolean);
}

/** ATT&CK ids in some texts, `attack.t1003.001` and `T1003.001` alike, in capitals; a technique with its sub goes. */
export function techniquesIn(written: readonly string[]): string[] {
  const found = new Set(
    written.flatMap((one) => [...one.matchAll(/\bT\d{4}(?:\.\d{3})?\b/gi)].map(([id]) => id.toUpperCase())),
  );
  return [...found].filter(
    (id) => id.includes('.') || ![...found].some((other) => other.startsWith(`${id}.`)),
  );
}
