import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/checks/check.ts';
import { roles } from '#lib/model/vocabulary.ts';
import { pageKinds } from '#lib/new/kinds.ts';
import { readSite, run } from '#test/unit/new/begin.ts';

const root = join(import.meta.dirname, '../..');

/** `npm run new` as a shell sees it. */
function begin(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/new.ts', ...words], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    }).stdin?.end();
  });
}

/** What check calls an error in a folder. */
async function errorsOf(site: string): Promise<string[]> {
  const { findings } = await checkContent({ root: site, today: (pinned) => pinned ?? '2026-11-24' });
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ file, message }) => `${file}: ${message}`);
}

/** A copy of content/ that is cleared away after the tests around it. */
function copyOf(from: string): () => string {
  let site = '';
  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'watchbill-new-'));
    cpSync(join(root, from), join(site, 'content'), { recursive: true });
  });
  afterAll(() => rmSync(site, { recursive: true }));
  return () => site;
}

describe('npm run new, in a copy of the small good site', () => {
  const site = copyOf('test/sites/minimal/content');

  it.each(pageKinds)('writes a page of the kind %s that passes check', async (kind) => {
    const title = kind === 'role' ? 'Insurer' : 'Something that was never here';
    const { code, stderr } = await begin(kind, title, '--root', site());
    const [, file = ''] = /^wrote (content\/\S+\.mdx)$/m.exec(stderr) ?? [];
    expect({ code, errors: await errorsOf(site()) }).toEqual({ code: 0, errors: [] });
    expect(readFileSync(join(site(), file), 'utf8')).toContain(`---\ntitle: ${title}\n`);
  });

  it('adds to a use case what passes check', async () => {
    const told = ['mailbox-rule', '--scope', 'mailboxes', '--root', site()];
    const exception = ['--match', 'HostName=A|B', '--reason', 'Twice: a night, "each".'];
    expect((await begin('exception', ...told, ...exception)).code).toBe(0);
    const baseline = ['--measure', 'events a day', '--threshold', 'more than ever'];
    expect((await begin('baseline', ...told, ...baseline)).code).toBe(0);
    expect(await errorsOf(site())).toEqual([]);
  });

  it('leaves no unfinished file behind', () => {
    const names = readdirSync(site(), { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => name.includes('.tmp-'))).toEqual([]);
  });
});

describe('npm run new, in a copy of the content of this clone', () => {
  const site = copyOf('content');

  it('writes a page of every kind and tunes every use case, and check has no error more', async () => {
    const before = await errorsOf(site());
    const read = await readSite(site());
    const { entries } = read.content;
    const free = roles.find((role) => !entries.role.some(({ id }) => id === role));
    const pages = pageKinds.map((kind) => [kind, 'Something that was never here']);
    const tunings = entries['use-case'].filter(({ data }) => data.scopes).map(({ id }) => ['exception', id]);
    const written = new Map<string, string>();
    for (const [kind = '', name = ''] of [...pages, ...tunings]) {
      if (kind === 'role' && !free) continue;
      const scope = entries['use-case'].find(({ id }) => id === name)?.data.scopes?.[0];
      const told = { scope, match: 'HostName=A', reason: 'It does so every night.' };
      const flags = kind === 'exception' ? told : kind === 'role' ? { id: free } : {};
      const begun = await run(read, [kind, name], flags, { root: site() });
      expect([kind, name, begun.code]).toEqual([kind, name, 0]);
      for (const [path, text] of begun.written) written.set(path, text);
    }
    for (const [path, text] of written) writeFileSync(path, text);
    expect(written.size).toBeGreaterThanOrEqual(pageKinds.length - 1 + tunings.length);
    expect(await errorsOf(site())).toEqual(before);
  });
});

describe('npm run new', () => {
  it.each([
    [[], 2, 'error: KIND is missing\n'],
    [['threat'], 2, 'error: TITLE is missing\n'],
    [['threta', 'x'], 2, 'error: "threta" is not begun here\n  hint: did you mean "threat"?\n'],
    [
      ['report', '2026-Q3'],
      2,
      'error: "report" is not begun here\n  hint: a report is begun with its numbers:',
    ],
    [['threat', '日本語'], 2, 'error: no id can be made of the title "日本語"\n'],
    [['threat', 'Invoice fraud'], 1, 'error: content/threats/invoice-fraud.mdx is there already\n'],
  ])('ends %j with %i and a reason, without a stack', async (words, code, message) => {
    const done = await begin(...words, '--root', 'test/sites/minimal');
    expect([done.code, done.stdout]).toEqual([code, '']);
    expect(done.stderr).toContain(message);
    expect(done.stderr).not.toContain('    at ');
  });
});
