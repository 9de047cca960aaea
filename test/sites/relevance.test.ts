import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import { relevanceFileSchema } from '#lib/model/relevance-file.ts';
import { onFolder, pack, sigma } from '#test/unit/rules/folder.ts';
import { onSite } from './site.ts';

const root = join(import.meta.dirname, '../..');
const site = join(import.meta.dirname, 'minimal');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-relevance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** `npm run relevance` as a shell sees it. */
function relevance(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/relevance.ts', ...words], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('npm run relevance', () => {
  it('writes relevance.json where it is told, and says what it found', async () => {
    const out = join(folder, 'deep/relevance.json');
    const { code, stdout, stderr } = await relevance(pack, '--root', site, '--out', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^15 rules weighed [\s\S]*deep\/relevance\.json: 15 rules, \d+ kB\n$/);
    const file = relevanceFileSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(file).toMatchObject({ as_of: '2026-11-24', formats: { sigma: 9 } });
  });

  it('writes into content/metrics unless it is told otherwise', () =>
    onSite('minimal', async (copy) => {
      await relevance(pack, '--root', copy, '--today', '2026-12-01');
      const text = readFileSync(join(copy, 'content/metrics/relevance.json'), 'utf8');
      expect(relevanceFileSchema.parse(JSON.parse(text)).as_of).toBe('2026-12-01');
    }));

  it('prints JSON alone with --json, the same each time', async () => {
    const [first, second] = [
      await relevance(pack, '--root', site, '--json'),
      await relevance('--json', pack, '--root', site),
    ];
    expect(first).toEqual(second);
    expect(relevanceFileSchema.parse(JSON.parse(first.stdout)).rules).toHaveLength(15);
  });

  it('proposes use cases that pass npm run check', () =>
    onSite('minimal', async (copy) => {
      const words = ['--root', copy, '--draft', '6f2d4b01', '6f2d4b21'];
      const { code, stdout } = await relevance(pack, ...words);
      expect(code).toBe(0);
      expect(stdout.trim().split('\n')).toHaveLength(2);
      const checked = await new Promise((resolve) => {
        execFile(process.execPath, ['scripts/check.ts', '--root', copy], { cwd: root }, (error, out) =>
          resolve([error, out]),
        );
      });
      expect(checked).toEqual([null, 'No findings in 19 files.\n']);
    }));

  it('goes on past a broken file, and ends with 0: the rules are not ours to mend', async () => {
    const files = { 'a.yml': 'title: [', 'b.yml': sigma({ title: '"Red \\e[31malert"' }) };
    const { status, stdout, stderr } = onFolder(files, (rules) =>
      spawnSync(process.execPath, ['scripts/relevance.ts', rules, '--root', site, '--json'], {
        cwd: root,
        encoding: 'utf8',
      }),
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/a\.yml:\d+:\d+: warning: the rule cannot be read: .* \[rule-file\]\n/);
    expect(stdout).toContain('"title":"Red [31malert"');
  });

  it.each([
    [[], 2, 'error: RULES_DIR is missing\n  hint: see --help\n'],
    [['/does/not/exist'], 1, 'error: there is no such file or folder: /does/not/exist\n'],
    [[pack, '--format', 'sigmo'], 2, 'error: there is no format "sigmo"\n  hint: did you mean "sigma"?\n'],
    [
      [pack, 'another'],
      2,
      'error: "another" is one word too many\n  hint: one folder at a time; rules are named after --draft\n',
    ],
    [
      [pack, '--draft', 'Inbox rule'],
      1,
      'error: no rule that was weighed is called "Inbox rule"\n  hint: give its id, its title or its file; texts with spaces in quotes\n',
    ],
  ])('says what is wrong with %j, without a stack', async (words, code, message) => {
    const done = await relevance(...words, '--root', site);
    expect(done).toEqual({ code, stdout: '', stderr: message });
  });
});

describe('the committed relevance.json', () => {
  it('holds by its schema and names pages that are there', async () => {
    const { content } = await readContent({ root, highlight: false });
    // A team that made the clone its own weighs its own rules.
    if (content?.portal.today === undefined) return;
    const text = readFileSync(join(root, 'content/metrics/relevance.json'), 'utf8');
    const { rules } = relevanceFileSchema.parse(JSON.parse(text));
    const threats = new Set(content.entries.threat.map(({ id }) => id));
    const named = rules.flatMap((row) => row.threats.map(({ threat }) => threat));
    expect(named.filter((id) => !threats.has(id))).toEqual([]);
    expect(rules.length).toBeGreaterThan(10);
  });
});
