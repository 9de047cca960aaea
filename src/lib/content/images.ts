import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { extname, posix } from 'node:path';
import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { aboutFile } from './about-file.ts';

/** Largest image in bytes. */
const imageLimit = 500_000;

const kinds: Readonly<Record<string, string>> = {
  '.png': 'png',
  '.jpg': 'jpg',
  '.jpeg': 'jpg',
  '.webp': 'webp',
};

/** What the first twelve bytes of a file say it is; undefined for anything but an image we show. */
export function imageKind(start: Buffer): string | undefined {
  if (start.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  if (start.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpg';
  const [riff, webp] = [start.toString('latin1', 0, 4), start.toString('latin1', 8, 12)];
  return riff === 'RIFF' && webp === 'WEBP' ? 'webp' : undefined;
}

/** What is wrong with an image file. Its name says nothing: a page called .png would still be a page. */
export function imageFindings(path: string, file: string): Finding[] {
  const start = Buffer.alloc(12);
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size > imageLimit)
      return [
        aboutFile(
          file,
          'file-size',
          `the image has ${size} bytes, at most ${imageLimit}`,
          'make it smaller',
        ),
      ];
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  const kind = imageKind(start);
  if (kind === kinds[extname(file).toLowerCase()]) return [];
  const message = `the file is no ${extname(file).slice(1)}: ${kind ? `its bytes are those of a ${kind}` : 'its bytes are those of something else'}`;
  return [aboutFile(file, 'image', message, 'save the picture again as png, jpg or webp')];
}

/** Images a page shows that are not among the files of content/. */
export function missingImages({ file, document }: Entry, files: readonly string[]): Finding[] {
  const beside = (src: string) => posix.join(posix.dirname(file), src).replace(/^content\//, '');
  return document.images
    .filter(({ src }) => !files.includes(beside(src)))
    .map(({ src, at }) => {
      const message = `the image "${src}" does not lie beside the page`;
      const hint = 'put the file into the folder of the page, or take the image out';
      return { ...aboutFile(file, 'missing-file', message, hint), at, length: src.length };
    });
}
