import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { History } from '#lib/model/history.ts';
import { logFormat, LogParser } from './parse-log.ts';

/** When and by what files changed, by git. */
export interface HistoryRead {
  /** By path from the root of the portal, which may be a folder of a larger repository. */
  files: History;
  /** Why there is nothing, to be said once; undefined when there is. */
  note?: string;
}

const shallow = 'no dates of last change: the clone is shallow; fetch the whole history to show them';
const without = 'no dates of last change: git is not here, or nothing is committed';

/** What a person set for their own `git log` must not change what is read here. */
const settings = ['log.showSignature=false', 'log.showRoot=true', 'log.follow=false'];
const own = settings.flatMap((setting) => ['-c', setting]);
const order = ['--date-order', '--no-color', '--encoding=UTF-8', '--no-diff-merges', '--no-ext-diff'];
const renames = ['-M50%', '-l1000'];

/**
 * What changed every file of a folder, from one `git log` pass that is read as it comes. In a shallow clone the dates
 * would be those of the clone, so there are none; neither are there without git. Committer dates: an author's clock
 * may be wrong. A merge counts only by what it merged.
 */
export async function readHistory(root: string, folder = 'content'): Promise<HistoryRead> {
  const note = await run(root, 'rev-parse', '--is-shallow-repository', 'HEAD').then(
    (answer) => (answer.startsWith('true') ? shallow : undefined),
    () => without,
  );
  if (note) return { files: new Map(), note };
  const child = spawn(
    'git',
    ['-C', root, ...own, 'log', ...order, ...renames, ...logFormat, '--relative', '--', folder],
    { env: environment(), stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
  const parser = new LogParser();
  // Bytes that are no UTF-8, cut anywhere, become the sign for what cannot be read.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const bytes of child.stdout) parser.take(decoder.decode(bytes as Buffer, { stream: true }));
  parser.take(`${decoder.decode()}\0`);
  return (await ended) ? { files: parser.result() } : { files: new Map(), note: without };
}

async function run(root: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-C', root, ...args], { env: environment() });
  return stdout;
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_REPLACE_OBJECTS: '1', LC_ALL: 'C' };
}
