import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { serve } from '#lib/publish/serve.ts';

/** Builds the portal once, as `npm run build` does, and serves it for all tests of the browser. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(join(tmpdir(), 'watchbill-e2e-'));
  const folder = join(scratch, 'portal');
  await promisify(execFile)(process.execPath, ['scripts/build.ts', '--out', folder]);
  const { url, close } = await serve(folder);
  provide('portal', { url, folder });
  return async () => {
    await close();
    await rm(scratch, { recursive: true, force: true });
  };
}
