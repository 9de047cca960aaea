import { UnreadableFileError } from './header.ts';
import type { WalkedRecord } from './walk.ts';
import type { ByteWindow } from './window.ts';

/** Is told of each record, in order; `false` ends the walk. */
export type Visit = (record: WalkedRecord) => unknown;

/** Longest JSON record; incidents with their alerts and evidence inside grow large. */
export const jsonRecordBytes = 8 << 20;

export const notAnObject = 'not a valid JSON object';

/** A record as it lies in the window, with the line it begins in. */
export function recordAt(
  window: ByteWindow,
  start: number,
  end: number,
  line: number,
  irregular: boolean,
): WalkedRecord {
  const { bytes, position } = window;
  return { bytes, start, end, position: position + start, line, irregular, windows: false };
}

/** Moves the window on (see ByteWindow). Throws UnreadableFileError on NUL bytes. */
export function advance(window: ByteWindow, at: number): number {
  const fills = window.fills;
  const moved = window.advance(at);
  if (window.fills !== fills && window.bytes.includes(0))
    throw new UnreadableFileError('holds NUL bytes', 'export it again as text in UTF-8');
  return moved;
}
