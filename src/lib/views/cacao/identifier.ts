import { createHash } from 'node:crypto';

/** The namespace of names that are URLs, RFC 4122 appendix C. */
const urls = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** The UUIDv5 of an address, RFC 4122 section 4.3: the same address is the same thing, in every build. */
export function uuidOfAddress(address: string): string {
  const namespace = Buffer.from(urls.replaceAll('-', ''), 'hex');
  return formatted(createHash('sha1').update(namespace).update(address, 'utf8').digest(), 5);
}

/**
 * A UUIDv4 drawn from a digest of `name`. CACAO asks for version 4 in everything but a playbook, and a build may draw
 * nothing by chance: RFC 4122 allows pseudo-random bits, and these are.
 */
export function uuidDrawnFrom(name: string): string {
  return formatted(createHash('sha256').update(name, 'utf8').digest(), 4);
}

function formatted(digest: Buffer, version: 4 | 5): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
