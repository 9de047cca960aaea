import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '#lib/content/history.ts';
import { manyCommits } from '#test/many-commits.ts';

let folder: string;
let root: string;
const identity = ['-c', 'user.name=canary-author', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false'];
const git = (cwd: string, date: string, ...args: string[]) =>
  execFileSync('git', ['-C', cwd, ...identity, ...args], {
    encoding: 'utf8',
    env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z' },
  });

function commit(date: string, subject: string, files: Record<string, string> = {}): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  git(root, date, 'add', '-A', '.');
  git(root, date, 'commit', '-q', '--allow-empty-message', '-m', subject);
}
const long = 'a longer text, so that git sees the file in its new place\n'.repeat(5);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-history-'));
  // The portal may be a folder of a larger repository.
  root = join(folder, 'repository/portal');
  mkdirSync(join(root, 'content'), { recursive: true });
  git(root, '', 'init', '-q', '-b', 'main', join(folder, 'repository'));
  commit('2026-03-01T10:00:00Z', 'First', {
    'content/a.mdx': '1',
    'content/ü b.mdx': '1',
    'content/old.mdx': long,
    'other.txt': '1',
  });
  commit('2026-05-01T23:30:00-04:00', 'Second <b>&\u001b[31m \u202Ered', { 'content/a.mdx': '2' });
  renameSync(join(root, 'content/old.mdx'), join(root, 'content/new.mdx'));
  commit('2026-06-01T10:00:00Z', 'Moved');
  git(root, '', 'switch', '-q', '-c', 'side');
  commit('2026-06-02T10:00:00Z', 'On the side', { 'content/side.mdx': '1' });
  git(root, '', 'switch', '-q', 'main');
  commit('2026-06-03T10:00:00Z', '', { 'content/new.mdx': `${long}more` });
  git(root, '2026-06-04T10:00:00Z', 'merge', '-q', '--no-ff', '-m', 'Merge', 'side');
});
afterAll(() => rmSync(folder, { recursive: true }));

const rows = async (at = root) => {
  const { files, note } = await readHistory(at);
  expect(note).toBeUndefined();
  return Object.fromEntries(
    [...files].map(([file, list]) => [file, list.map(({ date, subject }) => `${date} ${subject}`)]),
  );
};

describe('the history of a file', () => {
  it('is its commits by committer date in UTC, through a rename, without merges', async () => {
    expect(await rows()).toEqual({
      'content/a.mdx': ['2026-05-02 Second <b>& [31m red', '2026-03-01 First'],
      'content/ü b.mdx': ['2026-03-01 First'],
      'content/new.mdx': ['2026-06-03 ', '2026-06-01 Moved', '2026-03-01 First'],
      'content/side.mdx': ['2026-06-02 On the side'],
    });
  });

  it('names no author', async () => {
    const { files } = await readHistory(root);
    expect(JSON.stringify([...files])).not.toMatch(/canary-author|b\.example/);
  });

  it('is the same in another clone, whatever its reader set for git', async () => {
    const clone = join(folder, 'clone');
    git(folder, '', 'clone', '-q', `file://${join(folder, 'repository')}`, clone);
    for (const [key, value] of [
      ['color.ui', 'always'],
      ['core.quotepath', 'true'],
      ['core.abbrev', '40'],
      ['log.showSignature', 'true'],
      ['log.showRoot', 'false'],
      ['log.follow', 'true'],
      ['log.date', 'relative'],
      ['diff.renames', 'false'],
      ['i18n.logOutputEncoding', 'latin1'],
      ['format.pretty', 'full'],
    ] as const)
      git(clone, '', 'config', key, value);
    const [one, two] = await Promise.all([readHistory(root), readHistory(join(clone, 'portal'))]);
    expect([...two.files]).toEqual([...one.files]);
  });

  it('cannot be forged by the name of a file or the words of a commit', async () => {
    const forged = join(folder, 'forged');
    git(folder, '', 'init', '-q', forged);
    mkdirSync(join(forged, 'content'));
    for (const name of ['a.mdx', '\u00014102444800', '\n4102444800', 'R100', 'M'])
      writeFileSync(join(forged, 'content', name), '1');
    git(forged, '', 'add', '.');
    const message = 'M\tcontent/none.mdx\n\n\u0001\n4102444800\nR100\n';
    git(forged, '2026-03-01T10:00:00Z', 'commit', '-q', '-m', message);
    const { files } = await readHistory(forged);
    expect(files.size).toBe(5);
    expect([...new Set([...files.values()].flat().map(({ date }) => date))]).toEqual(['2026-03-01']);
    expect(files.get('content/a.mdx')?.[0]?.subject).toBe('M content/none.mdx');
  });

  it('is one visible line of at most 200 characters, whatever bytes a message holds', async () => {
    const latin = join(folder, 'latin');
    git(folder, '', 'init', '-q', latin);
    mkdirSync(join(latin, 'content'));
    writeFileSync(join(latin, 'content/a.mdx'), '1');
    writeFileSync(join(folder, 'message'), Buffer.from([0x61, 0xff, 0xfe, ...Array<number>(900).fill(0x78)]));
    git(latin, '', 'add', '.');
    git(latin, '2026-03-01T10:00:00Z', 'commit', '-q', '-F', join(folder, 'message'));
    const subject = (await readHistory(latin)).files.get('content/a.mdx')?.[0]?.subject ?? '';
    expect(subject).toMatch(/^a.+x…$/u);
    expect([...subject]).toHaveLength(200);
  });

  it('is unknown in a shallow clone, and said once', async () => {
    const shallow = join(folder, 'shallow');
    git(folder, '', 'clone', '-q', '--depth', '1', `file://${join(folder, 'repository')}`, shallow);
    const { files, note } = await readHistory(join(shallow, 'portal'));
    expect(files.size).toBe(0);
    expect(note).toContain('shallow');
  });

  it('is unknown outside a repository', async () => {
    const { files, note } = await readHistory(tmpdir());
    expect(files.size).toBe(0);
    expect(note).toContain('git');
  });

  it('of five thousand commits is read whole', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    manyCommits(many, 5_000);
    const { files } = await readHistory(many);
    expect(files.size).toBe(300);
    expect([...files.values()].flat()).toHaveLength(5_000);
    expect(readFileSync('src/lib/content/history.ts', 'utf8').match(/\bspawn\(/g)).toHaveLength(1);
  });
});
