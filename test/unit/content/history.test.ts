import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '#lib/content/history.ts';

let folder: string;
let root: string;
const git = (cwd: string, date: string, ...args: string[]) =>
  execFileSync(
    'git',
    ['-C', cwd, '-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false', ...args],
    {
      env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z' },
    },
  );

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-history-'));
  // The portal may be a folder of a larger repository.
  root = join(folder, 'repository/portal');
  mkdirSync(join(root, 'content'), { recursive: true });
  git(root, '', 'init', '-q', join(folder, 'repository'));
  const commit = (date: string, files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    git(root, date, 'add', '.');
    git(root, date, 'commit', '-q', '-m', 'x');
  };
  commit('2026-03-01T10:00:00Z', { 'content/a.mdx': '1', 'content/ü b.mdx': '1', 'other.txt': '1' });
  commit('2026-05-01T23:30:00-04:00', { 'content/a.mdx': '2' });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the last change of a file', () => {
  it('cannot be forged by the name of a file', async () => {
    const forged = join(folder, 'forged');
    git(folder, '', 'init', '-q', forged);
    mkdirSync(join(forged, 'content'));
    for (const name of ['a.mdx', '\u00014102444800', '\n4102444800'])
      writeFileSync(join(forged, 'content', name), '1');
    git(forged, '', 'add', '.');
    git(forged, '2026-03-01T10:00:00Z', 'commit', '-q', '-m', 'x');
    const { lastChange } = await readHistory(forged);
    expect(lastChange.size).toBe(3);
    expect([...new Set(lastChange.values())]).toEqual(['2026-03-01']);
  });

  it('is the committer date in UTC of the newest commit that touched it', async () => {
    const { lastChange, note } = await readHistory(root);
    expect(note).toBeUndefined();
    expect(Object.fromEntries(lastChange)).toEqual({
      'content/a.mdx': '2026-05-02',
      'content/ü b.mdx': '2026-03-01',
    });
  });

  it('is unknown in a shallow clone, and said once', async () => {
    const shallow = join(folder, 'shallow');
    git(folder, '', 'clone', '-q', '--depth', '1', `file://${join(folder, 'repository')}`, shallow);
    const { lastChange, note } = await readHistory(join(shallow, 'portal'));
    expect(lastChange.size).toBe(0);
    expect(note).toContain('shallow');
  });

  it('is unknown outside a repository', async () => {
    const { lastChange, note } = await readHistory(tmpdir());
    expect(lastChange.size).toBe(0);
    expect(note).toContain('git');
  });
});
