import type { CopyFile } from './copy.ts';
import { Unsaved } from './unsaved.ts';
import { home } from './worker-scope.ts';

/**
 * One file from the server, whole and as it was published. A sign-in page in its place, a redirect, an error, half
 * a file and the file of another version are all refused. Throws Unsaved.
 */
export async function fetched([path, hash]: CopyFile): Promise<Response> {
  const first = await asked(path, 'no-cache');
  if (await isFile(first, hash)) return tidied(first);
  // What lies between may hold an older one: once more, past every cache.
  const second = await asked(path, 'reload');
  if (await isFile(second, hash)) return tidied(second);
  throw new Unsaved(refusal(second, path));
}

/** Whether a response is the file with this hash. */
export async function isFile(response: Response, hash: string): Promise<boolean> {
  if (!response.ok || response.redirected) return false;
  const bytes = await response
    .clone()
    .arrayBuffer()
    .catch(() => undefined);
  return bytes !== undefined && (await hashOf(bytes)) === hash;
}

/** SHA-256 in base64. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function asked(path: string, cache: RequestCache): Promise<Response> {
  try {
    return await fetch(home + path, { cache, redirect: 'manual', credentials: 'same-origin' });
  } catch {
    throw new Unsaved('the server cannot be reached');
  }
}

function refusal({ type, ok, redirected, status }: Response, path: string): string {
  if (type === 'opaqueredirect' || redirected)
    return `a redirect came instead of ${path || 'the start page'}`;
  if (!ok) return `the server answers ${status} for ${path || 'the start page'}`;
  return `something else came instead of ${path || 'the start page'}, perhaps a sign-in page or a newer version`;
}

/** The same bytes without headers that spoke of the way they came. */
function tidied(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(name);
  return new Response(response.body, { headers });
}
