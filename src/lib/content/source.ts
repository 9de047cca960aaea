import type { Point } from '#lib/model/finding.ts';

/** One file as its author wrote it, and where things stand in it. Lines and columns count from 1. */
export interface Source {
  /** Path from the repository root with forward slashes, such as `content/triage/x.mdx`. */
  file: string;
  /** Decoded, without byte order mark, line ends as LF. */
  text: string;
  /** SHA-256 of the bytes, hex. */
  digest: string;
  /** Line of the file on which the body starts; a YAML file: one past its last. */
  bodyLine: number;
  /** Line and column of a character offset of `text`; outside it, the nearest end. */
  point(offset: number): Point;
  /**
   * Where a front-matter (or YAML) path stands: its value, or its key. A path that does not exist
   * falls back to its nearest ancestor that does, in the end to the start of the file.
   */
  locate(path: readonly PropertyKey[], what?: 'key' | 'value'): Place;
}

/** A place and the characters a caret underlines, on one line. */
export interface Place {
  at: Point;
  length: number;
}
