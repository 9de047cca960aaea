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
const mark = '\u0001';

/**
 * Last change of every file in a folder, from one `git log` pass. In a shallow clone the dates would be those
 * of the clone, so there are none; neither are there without git. Committer dates: an author's clock may be wrong.
 */
export async function readHistory(root: string, folder = 'content'): Promise<History> {
  const git = (...args: string[]) =>
    run('git', ['-C', root, ...args], {
      maxBuffer: 512 * 1024 * 1024,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    }).then(({ stdout }) => stdout);
  const none = (note: string): History => ({ lastChange: new Map(), note });
  try {
    if ((await git('rev-parse', '--is-shallow-repository')).trim() === 'true')
      return none('no dates of last change: the clone is shallow; fetch the whole history to show them');
    const log = await git(
      ...['log', `--format=${mark}%ct`, '--name-only', '--no-renames', '-z', '--relative', '--', folder],
    );
    return { lastChange: newestOf(log) };
  } catch {
    return none('no dates of last change: git is not here, or this is not a repository');
  }
}

/** Newest first, so the first date a file appears under is its last change. */
function newestOf(log: string): Map<string, string> {
  const dates = new Map<string, string>();
  for (const commit of log.split(mark).slice(1)) {
    const [time, ...files] = commit.split(/[\0\n]+/);
    const date = new Date(Number(time) * 1000).toISOString().slice(0, 10);
    for (const file of files) {
      const known = dates.get(file);
      if (file !== '' && (known === undefined || known < date)) dates.set(file, date);
    }
  }
  return dates;
}
