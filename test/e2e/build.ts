import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a build left behind. */
export interface BuiltSite {
  /** The published folder; the caller removes it. */
  out: string;
  /** What the command printed. */
  said: string;
}

/** Builds the site in `root` as `npm run build` does, with a cache of its own and more environment. */
export async function build(
  root: string,
  env: Record<string, string> = {},
  ...flags: string[]
): Promise<BuiltSite> {
  const scratch = mkdtempSync(join(tmpdir(), 'watchbill-built-'));
  const out = join(scratch, 'dist');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/build.ts', '--root', root, '--out', out, ...flags],
    { env: { ...process.env, WATCHBILL_CACHE: join(scratch, 'cache'), ...env } },
  );
  return { out, said: stdout };
}
