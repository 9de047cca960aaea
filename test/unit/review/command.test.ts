import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { most } from '#lib/review/print-text.ts';
import { procedure, pullRequest, useCase, type PullRequest } from './repository.ts';

/** `npm run review` as a runner sees it. */
function run({ root }: PullRequest, flags: string[], env: Record<string, string> = {}) {
  const { GITHUB_STEP_SUMMARY: _, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/review.ts', '--root', root, ...flags],
    { encoding: 'utf8', env: { ...rest, ...env } },
  );
  return { status, stdout, stderr };
}

describe('npm run review', () => {
  it('on GitHub prints annotations, and adds the whole to the summary of the step', () => {
    const change = pullRequest();
    change.edit(procedure, 'default_severity: SEV2', 'default_severity: SEV3');
    change.edit(procedure, 'title: Mailbox takeover', "title: '@all ``` ::error::x takeover'");
    const summary = join(change.root, '.git/summary.md');
    writeFileSync(summary, 'Said by a step before.\n');
    const { status, stdout, stderr } = run(change, ['--format', 'github'], { GITHUB_STEP_SUMMARY: summary });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(
      `::warning file=${procedure},line=1,title=Severity%2C approval and authority::default_severity is SEV3, was SEV2\n`,
    );
    const markdown = readFileSync(summary, 'utf8');
    expect(markdown).toMatch(/^Said by a step before.\n## What this changes\n\n1 changed file.\n/);
    expect(markdown).toContain(`- \` ${procedure} \` \` default_severity \` is \` SEV3 \`, was \` SEV2 \`\n`);
    expect(markdown.replaceAll(/(`+) .*? \1(?!`)/g, '')).not.toMatch(/@|::/);
  });

  it('elsewhere writes no summary, and Markdown whole to a file', () => {
    const change = pullRequest();
    change.edit(useCase, 'level: high', 'level: low');
    const [summary, out] = [join(change.root, 'summary.md'), join(change.root, 'review.md')];
    const { status, stdout } = run(change, ['--format', 'markdown', '--out', out], {
      GITHUB_STEP_SUMMARY: summary,
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(existsSync(summary)).toBe(false);
    expect(readFileSync(out, 'utf8')).toMatch(/^## What this changes\n/);
  });

  it('prints CODEOWNERS, and without the map says what to add', () => {
    const change = pullRequest();
    const without = run(change, ['--codeowners']);
    expect(without).toMatchObject({ status: 1, stdout: '' });
    expect(without.stderr).toMatch(
      /^error: content\/portal.yaml has no "reviewers"\n {2}hint: add the roles/,
    );
    change.edit(
      'content/portal.yaml',
      'currency: EUR',
      'currency: EUR\nreviewers: {incident-coordinator: ["@a/ir"], technical-lead: ["@a/soc"]}',
    );
    expect(run(change, ['--codeowners'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('\n* @a/soc\n') as string,
      stderr: '',
    });
  });

  it('tells 3,000 files through git: the first of each kind, and how many more', async () => {
    const change = pullRequest();
    for (let at = 0; at < 2998; at++) change.write(`src/${at}.ts`, '');
    change.edit(useCase, 'level: high', 'level: low');
    change.remove('content/use-cases/new-sign-in.mdx');
    change.git('add', '-A');
    change.git('commit', '-q', '-m', 'Many');
    const text = await change.text();
    expect(text).toContain('3000 changed files.');
    expect(text).toContain('  - src/0.ts  added\n');
    expect(text).toContain(`and ${(2998 - most).toLocaleString('en')} more`);
    expect(text.split('\n').length).toBeLessThan(most + 20);
    expect(text).toContain(`${useCase}  level is low, was high`);
    expect(text).toContain('removed: use-case/new-sign-in');
  });
});
