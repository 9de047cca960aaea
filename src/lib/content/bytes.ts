import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Largest text file read, in bytes. */
export const textLimit = 1_000_000;

/** The bytes of a text file; of one beyond the limit, only as many as show that it is. */
export function readBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size <= textLimit) return readFileSync(file);
    const start = Buffer.alloc(textLimit + 1);
    return start.subarray(0, readSync(file, start, 0, start.length, 0));
  } finally {
    closeSync(file);
  }
}
