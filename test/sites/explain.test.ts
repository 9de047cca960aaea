import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** `npm run explain` as a shell sees it. */
function explain(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/explain.ts', ...words], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('npm run explain', () => {
  it('explains the rule as it stands in brackets', async () => {
    const { code, stdout } = await explain('[evidence-first]');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^evidence-first \(error\)\n[\s\S]*\nWhy: [\s\S]*\nWrong, in content\/[\s\S]*\nRight\n/,
    );
  });

  it('lists all without one, and gives them as data', async () => {
    const [list, data] = [await explain(), await explain('--json')];
    const rules = JSON.parse(data.stdout) as { id: string }[];
    expect(list.stdout.trim().split('\n')).toHaveLength(rules.length + 2);
    expect(list.stdout).toContain(`\n${rules.length} rules.`);
  });

  it('ends with 2 on a rule there is not, and says which was meant', async () => {
    expect(await explain('evidence-frist')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: there is no rule "evidence-frist"\n  hint: did you mean "evidence-first"?\n',
    });
  });
});
