import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** `npm run dev` on a copy of the project with the content of a small site. */
export interface DevServer {
  /** Address of the start page. */
  url: string;
  /** Folder of the copy; its content/ is there to be edited. */
  root: string;
  /** What it printed so far. */
  said: () => string;
  /** Ends the server and removes the copy. */
  close: () => Promise<void>;
}

/**
 * Copies the project, so that Astro's store and lock are not those of whoever works in it, lets `prepare` change the
 * copy, and starts the dev server. Rejects with what it said when it ends instead of listening.
 */
export async function devServer(site: string, prepare: (root: string) => void): Promise<DevServer> {
  const root = mkdtempSync(join(tmpdir(), 'watchbill-dev-'));
  for (const part of ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(part, join(root, part), { recursive: true });
  cpSync(join('test/sites', site, 'content'), join(root, 'content'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  prepare(root);
  // Vitest tells Astro that no page is served.
  const { VITEST: _, ...env } = process.env;
  // A group of its own: Ctrl-C reaches the command and the server that it started.
  const child = spawn(process.execPath, ['scripts/dev.ts'], {
    cwd: root,
    env: { ...env, NO_COLOR: '1', WATCHBILL_CACHE: join(root, 'cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  const ended = once(child, 'close');
  const close = async () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
    await ended;
    rmSync(root, { recursive: true, force: true });
  };
  const url = await new Promise<string>((listening, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += stripVTControlCharacters(text);
        const address = /https?:\/\/localhost:\d+\/\S*/.exec(said)?.[0];
        if (address) listening(address);
      });
    void ended.then(() => failed(new Error(`the dev server ended: ${said}`)));
  });
  return { url, root, said: () => said, close };
}
