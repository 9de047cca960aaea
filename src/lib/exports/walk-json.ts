import { advance, jsonRecordBytes, recordAt, type Visit } from './json-record.ts';
import { skipSpace } from './json-scan.ts';
import type { JsonHead } from './json-head.ts';
import { ListWalk } from './list-walk.ts';
import { ByteWindow } from './window.ts';

const [lineFeed, carriageReturn, space] = [10, 13, 32];

/**
 * Visits every record of a JSON file, in order, in constant memory. In a file of lines each line is a record,
 * valid or not. In a list a record that is no JSON ends where the next readable one begins. Throws
 * UnreadableFileError when nothing readable follows a broken record although much does.
 */
export function walkJson(path: string, head: Pick<JsonHead, 'lines' | 'offset'>, visit: Visit): void {
  const window = new ByteWindow(path, head.offset, jsonRecordBytes);
  try {
    if (head.lines) walkLines(window, visit);
    else new ListWalk(window, visit).run();
  } finally {
    window.close();
  }
}

function walkLines(window: ByteWindow, visit: Visit): void {
  let [at, line, blank, tail] = [0, 1, false, false];
  for (;;) {
    at = advance(window, at);
    const { bytes } = window;
    if (at >= bytes.length) return;
    const feed = bytes.indexOf(lineFeed, at);
    const stop = feed < 0 ? bytes.length : feed;
    let end = stop;
    while (end > at && (bytes[end - 1] === carriageReturn || bytes[end - 1] === space)) end -= 1;
    const long = stop - at >= jsonRecordBytes;
    if (tail) blank = true;
    else if (skipSpace(bytes, at) >= stop) blank = true;
    else {
      const record = recordAt(window, at, end, line, blank || end < stop);
      if (visit(long ? { ...record, broken: 'the record is longer than 8 MB' } : record) === false) return;
      blank = false;
    }
    tail = feed < 0;
    at = feed < 0 ? stop : stop + 1;
    if (feed >= 0) line += 1;
  }
}
