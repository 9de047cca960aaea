/** Longest piece of content a message repeats. */
const longest = 60;

/** A piece of content inside a message: in quotes, on one line, cut where it would fill the screen. */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return `"${line.length > longest ? `${line.slice(0, longest - 1)}…` : line}"`;
}

/** A value as its author would recognise it; long or composite ones by the name of their key. */
export function nameValue(value: unknown, path: PropertyKey[]): string {
  if (typeof value === 'string' && value.length <= longest) return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return nameOf(path);
}

/** The key or list entry a path leads to, as its author would call it. */
export function nameOf(path: readonly PropertyKey[]): string {
  const key = path.findLast((step) => typeof step === 'string');
  if (key === undefined) return path.length ? `entry ${Number(path.at(-1)) + 1}` : 'the content';
  return typeof path.at(-1) === 'number' ? `entry ${Number(path.at(-1)) + 1} of "${key}"` : `"${key}"`;
}
