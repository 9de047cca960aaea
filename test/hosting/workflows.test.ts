import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  strategy?: { matrix: { include: { name: string; run: string }[] } };
  steps: { uses?: string; run?: string; with?: Record<string, unknown>; env?: Record<string, string> }[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const workflows = globSync('.github/workflows/*.yml').map((path): [string, Workflow] => [
  path,
  parse(readFileSync(path, 'utf8')) as Workflow,
]);
const commands = (name: string) =>
  workflows
    .filter(([path]) => path.endsWith(name))
    .flatMap(([, { jobs }]) =>
      Object.values(jobs).flatMap(
        (job) => job.strategy?.matrix.include ?? job.steps.map(({ run = '' }) => ({ name: '', run })),
      ),
    );
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts;

describe.each(workflows)('%s', (path, { on, permissions, jobs }) => {
  it('may read the repository, and the one that writes an issue that issue; and ends by itself', () => {
    const writes = path.endsWith('due.yml') ? { issues: 'write' } : {};
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toEqual({ contents: 'read', ...writes });
      expect(job['timeout-minutes']).toBeLessThanOrEqual(15);
    }
  });

  it('takes actions by their commit, the whole history, and keeps no credentials', () => {
    for (const { steps } of Object.values(jobs)) {
      for (const { uses } of steps)
        if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
      const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
    }
  });

  it('gives a fork’s build no secret, and what runs a fork’s code no token that writes', () => {
    expect(readFileSync(path, 'utf8')).not.toMatch(/secrets[.[]|pull_request_target|workflow_run/);
    const forks = 'pull_request' in on;
    for (const { permissions: rights = {}, steps } of Object.values(jobs)) {
      if (forks) expect(Object.values(rights)).toEqual(['read']);
      for (const { env = {} } of steps) if (forks) expect(JSON.stringify(env)).not.toContain('${{');
    }
  });

  it('puts no word of a pull request into a shell', () => {
    for (const { steps } of Object.values(jobs))
      for (const { run } of steps) expect(run ?? '').not.toMatch(/\$\{\{(?! matrix\.)/);
  });
});

describe('the pipelines', () => {
  it('check, lint, test and build every audience, each by its name', () => {
    expect(commands('ci.yml').map(({ name }) => name)).toEqual(['check', 'lint', 'test', 'build']);
    expect(commands('ci.yml').at(-1)?.run).toContain('--all-audiences');
  });

  it('look every night for what time alone has broken', () => {
    expect(commands('nightly.yml').map(({ run }) => run)).toEqual([
      'npm run check -- --strict --github',
      'npm run build -- --all-audiences',
    ]);
  });

  it('run commands that exist, on GitLab too', () => {
    const gitlab = readFileSync('.gitlab-ci.yml', 'utf8');
    const run = [...commands('.yml').map(({ run: line }) => line), gitlab].join('\n');
    const names = [...run.matchAll(/npm (?:run )?(check|lint|test|build|\w+)(?= |\n|\s*\}|$)/g)].map(
      ([, name = '']) => name,
    );
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(Object.keys({ ...scripts, ci: '' })).toContain(name);
    for (const job of ['check:', 'lint:', 'test:', 'build:', 'overdue:'])
      expect(gitlab).toContain(`\n${job}`);
    expect(gitlab).toContain('GIT_DEPTH: 0');
  });
});
