import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '#lib/publish/files-in.ts';

/** A file of the published folder: its address below the base, SHA-256 in base64, bytes. */
export interface Listed {
  path: string;
  hash: string;
  bytes: number;
  /** Whether a copy holds it from the start; else only once a reader has opened it. */
  kept: boolean;
  page: boolean;
}

/** What a copy never holds: it is for the host, makes the copy, or answers for what is not there. */
const never = /^(_headers|sw\.js|offline\.json|portal\.zip|404\.html)$/;

/** What pages need: themselves, the search, scripts, styles, fonts. */
const needed = /^(pagefind\/.*|search\/titles\.json|.*\.(html|css|js|woff2|ico))$/;
const picture = /\.(svg|png|jpe?g|gif|webp|avif)$/;
/** A larger picture waits until it is asked for, in bytes. */
const large = 200_000;

/** Every file of a published folder as a copy of it would hold them, by address. */
export function listFiles(folder: string): Listed[] {
  return filesIn(folder)
    .filter((name) => !never.test(name))
    .map((name) => {
      const body = readFileSync(join(folder, name));
      const page = name.endsWith('.html');
      const kept = picture.test(name) ? body.length <= large : needed.test(name) && !(page && retired(body));
      return { path: addressOf(name), hash: sha256(body), bytes: body.length, kept, page };
    });
}

/** SHA-256 in base64. */
export function sha256(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('base64');
}

/** A page that is out of force is for looking back. */
function retired(body: Buffer): boolean {
  return /<body[^>]* data-mark="(deprecated|retired)"/.test(body.toString('utf8'));
}

/** As a browser writes the address of a file: a folder for its index.html. */
function addressOf(name: string): string {
  const path = name.replace(/(^|\/)index\.html$/, '$1').replace(/[%?#\\]/g, encodeURIComponent);
  return new URL(path, 'http://localhost').pathname.slice(1);
}
