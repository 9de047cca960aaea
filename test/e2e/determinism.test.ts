import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type BuiltSite } from './build.ts';

const source = 'test/sites/minimal/content';
let scratch: string;
const built: BuiltSite[] = [];
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'watchbill-determinism-'));
});
afterAll(() => {
  for (const folder of [scratch, ...built.map(({ out }) => dirname(out))])
    rmSync(folder, { recursive: true, force: true });
});

/** The same content in a new folder, its files made in the order given: committed, or of the commit of a clone. */
function site(name: string, order: (files: string[]) => string[], zone: string, from?: string): string {
  const root = join(scratch, name);
  for (const file of order(globSync('**/*.*', { cwd: source }).sort())) {
    mkdirSync(dirname(join(root, 'content', file)), { recursive: true });
    cpSync(join(source, file), join(root, 'content', file));
  }
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-C',
        root,
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@b.example',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      {
        env: {
          ...process.env,
          TZ: zone,
          GIT_COMMITTER_DATE: '2026-11-02T19:00:00Z',
          GIT_AUTHOR_DATE: '2026-11-02T19:00:00Z',
        },
      },
    );
  git('init', '-q');
  if (from === undefined) {
    git('add', '.');
    git('commit', '-q', '-m', 'Content as it is');
  } else {
    git('fetch', '-q', from, 'HEAD');
    git('reset', '-q', 'FETCH_HEAD');
  }
  return root;
}

/** Every file of a folder by its bytes. */
function bytes(folder: string): Map<string, string> {
  const files = globSync('**/*', { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile());
  return new Map(files.sort().map((file) => [file, readFileSync(join(folder, file), 'latin1')]));
}

const run = async (root: string, env: Record<string, string>, ...flags: string[]) => {
  const result = await build(root, env, ...flags);
  built.push(result);
  return result;
};

describe('the same content', () => {
  it('gives the same bytes in another folder, time zone and language, made in another order, at once', async () => {
    const near = site('near', (files) => files, 'UTC');
    const far = site('a far/folder, ünlü', (files) => files.toReversed(), 'Asia/Kathmandu', near);
    const [first, second] = await Promise.all([
      run(near, { TZ: 'Asia/Kathmandu', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }),
      run(far, { TZ: 'America/Adak', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    ]);
    const [one, other] = [bytes(first.out), bytes(second.out)];
    expect([...one.keys()]).toEqual([...other.keys()]);
    expect([...one].filter(([file, text]) => other.get(file) !== text).map(([file]) => file)).toEqual([]);
    expect(one.size).toBeGreaterThan(60);
    expect([...one.values()].some((text) => text.includes('2 Nov 2026'))).toBe(true);
    expect(first.said).not.toContain('history');
  });
});
