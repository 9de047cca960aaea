import { createHash } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, openSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { UnreadableFileError } from './header.ts';

/** SHA-256 of the bytes on disk, in hex. Through one buffer: the fresh memory of a stream costs five times the hash. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 20);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** No export packs so well; a small file must not fill the disk. */
const most = { times: 200, bytes: 100_000_000 };

/** Path of the file's text: its own, or the new file `copy` when it is gzip. Throws UnreadableFileError for a damaged one. */
export async function inflated(path: string, copy: string): Promise<string> {
  const start = Buffer.alloc(2);
  const file = openSync(path, 'r');
  readSync(file, start, 0, 2, 0);
  closeSync(file);
  if (start[0] !== 0x1f || start[1] !== 0x8b) return path;
  try {
    const limit = Math.max(most.bytes, statSync(path).size * most.times);
    await pipeline(
      createReadStream(path),
      createGunzip(),
      atMost(limit),
      createWriteStream(copy, { mode: 0o600 }),
    );
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableFileError(`is gzip that cannot be unpacked: ${reason}`, 'export or copy it again');
  }
  return copy;
}

function atMost(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= limit) return done(null, chunk);
      const message = `is gzip that grows to more than ${most.times} times its size`;
      return done(new UnreadableFileError(message, 'unpack it yourself and look at what it holds'));
    },
  });
}
