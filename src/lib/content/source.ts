import { createHash } from 'node:crypto';
import type { Point } from '#lib/model/finding.ts';
import { yamlPlaces } from './places.ts';

/** One file as its author wrote it, and where things stand in it. Lines and columns count from 1. */
export interface Source {
  /** Path from the repository root with forward slashes, such as `content/triage/x.mdx`. */
  file: string;
  /** Decoded, without byte order mark, line ends as LF. Empty when the bytes are not text. */
  text: string;
  /** SHA-256 of the bytes, hex. */
  digest: string;
  /** Line of the file on which the body starts; 1 without front matter; a YAML file: one past its last. */
  bodyLine: number;
  /** Line and column of a character offset of `text`; outside it, the nearest end. */
  point(offset: number): Point;
  /** Character offset of a point of `text`: the inverse of `point`. */
  offset(point: Point): number;
  /**
   * Where a front-matter (or YAML) path stands: its value, or its key. A path that does not exist
   * falls back to its nearest ancestor that does, in the end to the start of the file.
   */
  locate: (path: readonly PropertyKey[], what?: 'key' | 'value') => Place;
}

/** A place and the characters a caret underlines, on one line. */
export interface Place {
  at: Point;
  length: number;
}

/** Lines of an MDX file that open and close its front matter: exactly three hyphens. */
const fence = /^---[ \t]*$/;

/** The source of text already decoded. `.yaml` files are YAML whole, others between their `---` lines. */
export function sourceOf(file: string, text: string, digest: string): Source {
  const starts = lineStarts(text);
  const lineAt = (line: number) => text.slice(starts[line - 1] ?? 0, (starts[line] ?? text.length + 1) - 1);
  const yaml = /\.ya?ml$/.test(file);
  let closing = 0;
  if (!yaml && fence.test(lineAt(1)))
    for (let line = 2; line <= starts.length && !closing; line++)
      if (fence.test(lineAt(line))) closing = line;
  const [from, to] = yaml ? [0, text.length] : [starts[1] ?? 0, closing ? (starts[closing - 1] ?? 0) : 0];
  let places: ReturnType<typeof yamlPlaces> | undefined;

  const point = (offset: number): Point => {
    const inside = Math.max(0, Math.min(offset, text.length));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
  };

  return {
    file,
    text,
    digest,
    bodyLine: yaml ? starts.length + 1 : closing + 1,
    point,
    offset: ({ line, column }) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length),
    locate(path, what = 'value') {
      places ??= yamlPlaces(text.slice(from, to));
      const range = places(path, what);
      if (!range) return { at: { line: 1, column: 1 }, length: 1 };
      const at = point(from + range.start);
      const lineEnd = (starts[at.line] ?? text.length + 1) - 1;
      return { at, length: Math.max(1, Math.min(from + range.end, lineEnd) - from - range.start) };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** SHA-256 of bytes, hex: the name under which a file's result may be kept. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
