import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What an address stands for. */
export type Found =
  | { kind: 'file'; path: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'missing' }
  | { kind: 'malformed' };

const missing: Found = { kind: 'missing' };

/**
 * The file below `folder` (a real path) that a request target names. Addresses begin with `base`; a folder is
 * its index.html and ends in a slash. Nothing outside the folder is ever found, through `..` or a link.
 */
export async function findFile(folder: string, base: string, target: string): Promise<Found> {
  const address = URL.canParse(target, 'http://localhost') ? new URL(target, 'http://localhost') : undefined;
  const path = address && decoded(address.pathname);
  if (!address || path === undefined) return { kind: 'malformed' };
  if (path === '/' && base !== '/') return { kind: 'redirect', to: base };
  if (`${path}/` === base) return { kind: 'redirect', to: base + address.search };
  if (!path.startsWith(base)) return missing;
  const names = path.slice(base.length).split('/');
  // _headers is for the host, not for readers.
  if (names.includes('..') || names[0] === '_headers') return missing;
  const file = path.endsWith('/') ? join(folder, ...names, 'index.html') : join(folder, ...names);
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined || !inside(folder, real)) return missing;
  const stats = await stat(real);
  if (stats.isDirectory()) return { kind: 'redirect', to: `${address.pathname}/${address.search}` };
  return stats.isFile() ? { kind: 'file', path: real } : missing;
}

function decoded(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return /[\0\\]/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}

function inside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
}
