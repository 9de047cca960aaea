import { zipSync, type Zippable } from 'fflate';

/** What deflate would only make longer. */
const already = /\.(woff2|png|jpe?g|webp|avif|gif|zip)$/;

/** A zip whose bytes depend on its members alone: by name, one time stamp, a compressor in JavaScript. `below` is the folder they unpack into. */
export function zipOf(members: ReadonlyMap<string, Uint8Array>, below = ''): Uint8Array {
  // Of local time, as zip wants it: the same digits everywhere.
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const [name, bytes] of [...members].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    files[below + name] = [bytes, { mtime, level: already.test(name) ? 0 : 6 }];
  return zipSync(files);
}
