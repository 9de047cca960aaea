import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sourcesFile } from '#lib/model/source.ts';
import { ReviewProblem } from './problem.ts';

/** One file that differs between a commit and the working tree. */
export interface ChangedFile {
  /** Path from the root, with forward slashes. */
  path: string;
  how: 'added' | 'removed' | 'changed';
}

/** Two commits by their hash: the last of `base`, and the one at which HEAD left it. */
export interface Base {
  tip: string;
  fork: string;
}

/** Where `base` stands. Throws ReviewProblem when git, `base` or a common past is missing. */
export function findBase(root: string, base: string): Base {
  const commit = git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`);
  if (commit === undefined)
    throw new ReviewProblem(
      `git knows no commit "${base}" here`,
      'name a branch or commit that was fetched, such as  --base origin/main',
    );
  const fork = git(root, 'merge-base', commit.trim(), 'HEAD');
  if (fork === undefined)
    throw new ReviewProblem(
      `"${base}" and HEAD have no commit in common`,
      'fetch the whole history:  git fetch --unshallow',
    );
  return { tip: commit.trim(), fork: fork.trim() };
}

/** Every file below `root` that is not as it was at `commit`, committed or not, in order of its path. */
export function changedFiles(root: string, commit: string): ChangedFile[] {
  const parts = (git(root, 'diff', '--name-status', '--no-renames', '-z', '--relative', commit) ?? '').split(
    '\0',
  );
  const found: ChangedFile[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [status, path = ''] = [parts[at], parts[at + 1]];
    found.push({ path, how: status === 'A' ? 'added' : status === 'D' ? 'removed' : 'changed' });
  }
  const untracked = git(root, 'ls-files', '--others', '--exclude-standard', '-z') ?? '';
  for (const path of untracked.split('\0')) if (path !== '') found.push({ path, how: 'added' });
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/**
 * Writes content/ as it was at `commit` below `folder`, bytes as committed, without exports but their sources.yaml. Symbolic links and
 * submodules are left out, as reading leaves them out.
 */
export function writeContentAt(root: string, commit: string, folder: string): void {
  mkdirSync(join(folder, 'content'), { recursive: true });
  const tree = git(root, 'ls-tree', '-r', '-z', commit, '--', 'content') ?? '';
  const files = tree.split('\0').flatMap((row) => {
    const [, mode, hash = '', path = ''] = /^(\d+) blob ([0-9a-f]+)\t([^]+)$/.exec(row) ?? [];
    const plain = mode === '100644' || mode === '100755';
    const wanted = path === sourcesFile || !path.startsWith('content/exports/');
    return plain && wanted && !path.split('/').includes('..') ? [{ hash, path }] : [];
  });
  const bytes = run(root, ['cat-file', '--batch'], files.map(({ hash }) => `${hash}\n`).join('')).stdout;
  let at = 0;
  for (const { path } of files) {
    const line = bytes.indexOf(10, at);
    const size = Number(bytes.toString('latin1', at, line).split(' ')[2]);
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes.subarray(line + 1, line + 1 + size));
    at = line + size + 2;
  }
}

function git(root: string, ...args: string[]): string | undefined {
  const { status, stdout } = run(root, args);
  return status === 0 ? stdout.toString('utf8') : undefined;
}

/** No setting of a person, and no program a repository names, takes part. */
function run(root: string, args: string[], input = ''): { status: number | null; stdout: Buffer } {
  const quiet = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'diff.external=', '-C', root];
  const { status, stdout, error } = spawnSync('git', [...quiet, ...args], {
    input,
    maxBuffer: 1024 ** 3,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  if (error)
    throw new ReviewProblem('git cannot be run', 'install git, or open a shell in which it is found');
  return { status, stdout };
}
