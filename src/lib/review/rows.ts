import { isDeepStrictEqual } from 'node:util';

/** One place in which two versions of a YAML file differ. Rows of a list are known by their id, not their number. */
export interface Difference {
  /** Keys and ids from the top of the file: `teams`, `mssp`, `clock`, `high`, `decide`. */
  path: readonly string[];
  /** Keys and numbers to the place as it is now; undefined when it is gone. */
  at: readonly (string | number)[] | undefined;
  was: unknown;
  is: unknown;
}

/** Every difference, in the order of what is now, then what is gone. Order of rows and of keys is none. */
export function differences(was: unknown, is: unknown): Difference[] {
  return compare(was, is, [], []);
}

function compare(was: unknown, is: unknown, path: string[], at: (string | number)[]): Difference[] {
  if (isDeepStrictEqual(was, is)) return [];
  const [before, now] = [partsOf(was), partsOf(is)];
  if (!before || !now || before.rows !== now.rows) return [{ path, at, was, is }];
  const found = [...now.parts].flatMap(([name, { key, value }]) => {
    const old = before.parts.get(name);
    const [inner, place] = [
      [...path, name],
      [...at, key],
    ];
    return old
      ? compare(old.value, value, inner, place)
      : [{ path: inner, at: place, was: undefined, is: value }];
  });
  const gone = [...before.parts].flatMap(([name, { value }]) =>
    now.parts.has(name) ? [] : [{ path: [...path, name], at: undefined, was: value, is: undefined }],
  );
  return [...found, ...gone];
}

type Parts = Map<string, { key: string | number; value: unknown }>;

/** A map by its keys, a list of rows by what names each; undefined for everything that is compared as a whole. */
function partsOf(value: unknown): { rows: boolean; parts: Parts } | undefined {
  if (!Array.isArray(value))
    return isMap(value)
      ? {
          rows: false,
          parts: new Map(Object.entries(value).map(([key, inner]) => [key, { key, value: inner }])),
        }
      : undefined;
  if (!value.every(isMap)) return undefined;
  const parts: Parts = new Map();
  for (const [index, row] of value.entries()) {
    const name = nameOf(row);
    if (name === undefined) return undefined;
    let free = name;
    for (let copy = 2; parts.has(free); copy++) free = `${name} (${copy})`;
    parts.set(free, { key: index, value: row });
  }
  return { rows: true, parts };
}

/** What a row is known by: a registry's id, a contact's role, a channel's purpose. */
function nameOf(row: Record<string, unknown>): string | undefined {
  return [row['id'], row['role'], row['purpose']].find((name) => typeof name === 'string');
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
