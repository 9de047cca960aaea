import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');

const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const [, ...command] = scripts['check']?.split(' ') ?? [];

/** `npm run check` as a shell sees it: its exit code and what it wrote. */
function check(...flags: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...command, ...flags], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('npm run check', () => {
  it('ends with 0 on a clean site', async () => {
    expect(await check('--root', 'test/sites/minimal')).toEqual({
      code: 0,
      stdout: 'No findings in 17 files.\n',
      stderr: '',
    });
  });

  it('keeps what Node compiled of it, as every command does', async () => {
    await check('--help');
    const kept = await readdir(join(root, 'node_modules/.cache/watchbill/compiled'));
    expect(kept).not.toEqual([]);
    const ours = Object.values(scripts).filter((script) => /scripts\/.*\.ts$/.test(script));
    const forDevelopers = /(bench|mutate|lint)\.ts$/;
    expect(
      ours.filter((script) => !forDevelopers.test(script) && !script.includes(' ./scripts/compiled.mjs ')),
    ).toEqual([]);
  });

  it('ends with 0 when time brought about the only findings, and with 1 under --strict', async () => {
    const late = ['--root', 'test/sites/minimal', '--today', '2026-12-21'];
    expect((await check(...late)).code).toBe(0);
    expect((await check(...late, '--strict')).code).toBe(1);
  });

  it('ends with 2 on wrong usage, without a stack', async () => {
    const { code, stderr } = await check('--rot', '.');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: there is no flag --rot\n  hint: did you mean --root?\n',
    });
  });

  it('says which folder is missing, without a stack', async () => {
    const { code, stderr } = await check('--root', '/does/not/exist');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'error: there is no such file or folder: /does/not/exist/content\n',
    });
  });

  it('keeps to the paths it is given', async () => {
    const late = ['--root', 'test/sites/minimal', '--today', '2027-11-21'];
    const { stdout } = await check(...late, 'test/sites/minimal/content/threats');
    expect(stdout).toMatch(/^content\/threats\/[\s\S]*in 1 file\.\n$/);
    expect(stdout).not.toContain('content/use-cases');
  });

  it('writes JSON whole to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'watchbill-out-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const out = join(folder, 'findings.json');
    const { code, stdout } = await check(
      '--root',
      'test/sites/minimal',
      '--today',
      '2026-12-21',
      '--json',
      '--out',
      out,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const found = JSON.parse(await readFile(out, 'utf8')) as { rule: string }[];
    expect(found.map(({ rule }) => rule)).toEqual(['overdue', 'overdue', 'overdue']);
  });
});
