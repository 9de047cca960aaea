import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { RequestProblem } from './problem.ts';

/**
 * Fills a new folder beside `out` and puts it in the place of `out` when `fill` succeeded. On any failure the
 * new folder is removed and `out` stays as it was. What runs that ended half-way left behind goes first; an
 * `out` they had set aside comes back.
 */
export async function replaceFolder<T>(out: string, fill: (work: string) => Promise<T>): Promise<T> {
  await tidy(out);
  const work = `${out}.tmp-${process.pid}`;
  const aside = `${work}-old`;
  try {
    const result = await fill(work);
    if (existsSync(out)) await rename(out, aside);
    try {
      await rename(work, out);
    } catch (error) {
      if (existsSync(aside)) await rename(aside, out);
      throw error;
    }
    await rm(aside, { recursive: true, force: true });
    return result;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Fills a folder of this process beside `place` and moves it to `out`, which is new and may lie on another disk. What
 * ended runs left beside `place` goes first.
 */
export async function fillElsewhere(
  place: string,
  out: string,
  fill: (work: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  await tidy(place);
  const work = `${place}.tmp-${process.pid}`;
  try {
    await fill(work);
    await mkdir(dirname(out), { recursive: true });
    await rename(work, out).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      await cp(work, out, { recursive: true, errorOnExist: true, force: false });
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Removes what ended runs left beside `out`. A run that still goes on keeps its folder. */
async function tidy(out: string): Promise<void> {
  const parent = dirname(out);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const match = /^\.tmp-(\d+)(-old)?$/.exec(
      name.startsWith(basename(out)) ? name.slice(basename(out).length) : '',
    );
    if (!match || alive(Number(match[1]))) continue;
    const left = join(parent, name);
    if (match[2] && !existsSync(out)) await rename(left, out);
    else await rm(left, { recursive: true, force: true });
  }
}

function alive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The real path to publish into. Throws RequestProblem when replacing it would destroy something else: a file,
 * a folder that holds one of `keep`, or one with other things than an earlier build in it.
 */
export function publishTarget(out: string, keep: readonly string[]): string {
  const path = existsSync(out) ? realpathSync(out) : resolve(out);
  const inside = keep.some((folder) => !relative(path, realpathSync(folder)).startsWith('..'));
  if (inside)
    throw new RequestProblem(`--out ${out} holds the sources`, 'name a new folder, for example dist');
  if (!existsSync(path)) return path;
  const names = lstatSync(path).isDirectory() ? readdirSync(path) : undefined;
  const ours = names && (names.length === 0 || (names.includes('index.html') && names.includes('404.html')));
  if (!ours)
    throw new RequestProblem(
      `--out ${out} is not an earlier build`,
      'name a new or empty folder; this one would be replaced',
    );
  return path;
}
