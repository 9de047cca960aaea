import { inflateRawSync } from 'node:zlib';

/** The files in a zip archive, by its central directory. Stored and deflated members; no encryption, no zip64. */
export function* zipMembers(bytes: Buffer): Generator<{ name: string; bytes: Buffer }> {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0) throw new Error('the zip has no central directory');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const [extra, comment] = [bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + packed);
    yield { name, bytes: method === 8 ? inflateRawSync(body) : body };
    at += 46 + nameLength + extra + comment;
  }
}
