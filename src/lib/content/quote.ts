/** Longest piece of content a message repeats. */
const longest = 60;

/** A piece of content inside a message: in quotes, cut where it would fill the screen. */
export function quote(text: string): string {
  return `"${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}"`;
}
