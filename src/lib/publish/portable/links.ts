import { posix } from 'node:path';

/**
 * An address as a file below the folder writes it for a page opened by double click: relative, a folder as its
 * index.html. `from` is the file that holds it. What leads elsewhere stays as it is.
 */
export function asFile(address: string, from: string, base: string): string {
  if (/^(#|[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return address;
  const origin = 'http://localhost';
  const { pathname, search, hash } = new URL(address, `${origin}${base}${from}`);
  if (!pathname.startsWith(base)) return address;
  const path = pathname.slice(base.length).replace(/(^|\/)$/, '$1index.html');
  const way = posix.relative(posix.dirname(from), path);
  // With ./ it reads like the address it was: scripts look for /procedures/ in it.
  return (way.startsWith('.') ? way : `./${way}`) + search + hash;
}

/** The way from a file to the top of the folder: `./`, `../../`. */
export function toTop(from: string): string {
  return '../'.repeat(from.split('/').length - 1) || './';
}
