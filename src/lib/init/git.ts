import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What git says about content/: nothing uncommitted, something, or that it does not watch over it. */
export type GitState = 'clean' | 'dirty' | 'none';

/** Asks git about `root`/content. Anything that fails is `none`: then nothing could be taken back. */
export async function gitState(root: string): Promise<GitState> {
  try {
    const { stdout } = await git(root, 'status', '--porcelain', '--', 'content');
    return stdout.trim() === '' ? 'clean' : 'dirty';
  } catch {
    return 'none';
  }
}

/** The address of `origin` as a web page, or undefined: `git@forge.example:team/x.git` → `https://forge.example/team/x`. */
export async function originPage(root: string): Promise<string | undefined> {
  const { stdout } = await git(root, 'remote', 'get-url', 'origin').catch(() => ({ stdout: '' }));
  return webAddress(stdout.trim());
}

/** A remote of git as an https address without user name; undefined when it is none. */
export function webAddress(remote: string): string | undefined {
  const [, host, path] =
    /^(?:ssh:\/\/|https:\/\/)?(?:[^@/]+@)?([\w.-]+\.[a-z]+)[:/](?:\d+\/)?(.+?)(?:\.git)?\/?$/i.exec(remote) ??
    [];
  return host && path ? `https://${host}/${path}` : undefined;
}

function git(root: string, ...args: string[]): Promise<{ stdout: string }> {
  return run('git', ['--no-optional-locks', '-C', root, ...args]);
}
