import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** When files last changed, by git. */
export interface History {
  /** Date of the last commit that touched a file, `YYYY-MM-DD` in UTC, by path from the repository root. */
  lastChange: ReadonlyMap<string, string>;
  /** Why there are no dates, to be said once; undefined when there are. */
  note?: string;
}

const run = promisify(execFile);
const shallow = 'no dates of last change: the clone is shallow; fetch the whole history to show them';
const without = 'no dates of last change: git is not here, or nothing is committed';

/** Why pages carry no dates of last change, to be said once; undefined when they do. */
export async function historyNote(root: string): Promise<string | undefined> {
  return git(root, 'rev-parse', '--is-shallow-repository', 'HEAD').then(
    (answer) => (answer.startsWith('true') ? shallow : undefined),
    () => without,
  );
}

/**
 * Last change of every file in a folder, from one `git log` pass. In a shallow clone the dates would be those
 * of the clone, so there are none; neither are there without git. Committer dates: an author's clock may be wrong.
 */
export async function readHistory(root: string, folder = 'content'): Promise<History> {
  const note = await historyNote(root);
  if (note) return { lastChange: new Map(), note };
  const log = await git(
    root,
    ...['log', '--format=%x00%ct', '--name-only', '--no-renames', '-z', '--relative', '--', folder],
  );
  return { lastChange: newestOf(log) };
}

async function git(root: string, ...args: string[]): Promise<string> {
  // What a person set for their own `git log` must not change what is read here.
  const { stdout } = await run('git', ['-C', root, '-c', 'log.showSignature=false', ...args], {
    maxBuffer: 512 * 1024 * 1024,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  });
  return stdout;
}

/**
 * Newest first, so the first date a file appears under is its last change. Only an empty part stands before a
 * time: no name of a file is empty or holds a NUL, so none can pass for one.
 */
function newestOf(log: string): Map<string, string> {
  const dates = new Map<string, string>();
  const parts = log.split('\0');
  let date = '';
  for (let at = 0; at < parts.length - 1; at++) {
    if (parts[at] === '') {
      date = new Date(Number(parts[++at]) * 1000).toISOString().slice(0, 10);
      if (parts[at + 1]?.startsWith('\n')) parts[at + 1] = parts[at + 1]?.slice(1) ?? '';
      continue;
    }
    const file = parts[at] ?? '';
    const known = dates.get(file);
    if (known === undefined || known < date) dates.set(file, date);
  }
  return dates;
}
