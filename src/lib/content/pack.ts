import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Document } from '#lib/model/document.ts';

/**
 * A document as one short text, for Astro's store: it walks, copies and compiles all it holds several times, and
 * the tree of a page is ten times as long.
 */
export function packed(document: Document): string {
  return zstdCompressSync(JSON.stringify(document)).toString('base64');
}

/** The document that `packed` made a text of. */
export function unpacked(text: string): Document {
  return JSON.parse(zstdDecompressSync(Buffer.from(text, 'base64')).toString('utf8')) as Document;
}
