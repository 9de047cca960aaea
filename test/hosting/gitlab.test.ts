import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';

interface Job {
  extends?: string;
  script: string | string[];
  before_script?: string[];
  timeout?: string;
  rules?: { if: string }[];
  environment?: unknown;
  variables?: Record<string, string>;
  needs?: string[];
  artifacts?: { paths: string[]; expire_in: string; when?: string };
}

const text = readFileSync('.gitlab-ci.yml', 'utf8');
const pipeline = parse(text) as Record<string, Job>;
const settings = new Set(['default', 'variables', 'workflow']);
const jobs = Object.entries(pipeline)
  .filter(([name]) => !settings.has(name) && !name.startsWith('.'))
  .map(([name, job]): [string, Job] => [name, { ...(job.extends ? pipeline[job.extends] : {}), ...job }]);
const scriptOf = ({ script, before_script: first = [] }: Job) => [...first, ...[script].flat()].join('\n');
const job = (name: string) => jobs.find(([known]) => known === name)?.[1] ?? { script: '' };

const weekly =
  '$CI_PIPELINE_SOURCE == "schedule" && $SCHEDULE == "weekly" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';

describe.each(jobs)('on GitLab, %s', (name, one) => {
  it('ends by itself, and keeps what it made for a while', () => {
    expect(one.timeout).toBe('15 minutes');
    if (one.artifacts) expect(one.artifacts.expire_in).toMatch(/^\d weeks?$/);
  });

  it('puts no word of a merge request or a commit into a shell', () => {
    const allowed: Record<string, string[]> = {
      review: ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'],
      'due-issue': ['DUE_TOKEN'],
    };
    const used = [...scriptOf(one).matchAll(/\$\{?(\w+)/g)].map(([, variable]) => variable);
    expect([...new Set(used)]).toEqual(allowed[name] ?? []);
  });

  it('has a secret only where nothing of the repository runs', () => {
    if (name === 'due-issue') return;
    expect(JSON.stringify(one)).not.toMatch(/TOKEN|PASSWORD|SECRET|KEY/);
    expect(one.environment).toBeUndefined();
  });
});

describe('the GitLab pipeline', () => {
  it('has the jobs of GitHub, with the whole history', () => {
    expect(jobs.map(([name]) => name)).toEqual([
      'check',
      'lint',
      'test',
      'build',
      'review',
      'overdue',
      'due',
      'due-issue',
    ]);
    expect(pipeline['variables']).toMatchObject({ GIT_DEPTH: 0 });
  });

  it('says of a merge request what it changes, against the branch it is for, even when the build fails', () => {
    const { script, rules, artifacts } = job('review');
    expect(rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
    expect(script[0]).toMatch(/ origin "refs\/heads\/\$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"$/);
    expect(script[1]).toBe('npm run review -- --base FETCH_HEAD --format markdown --out review.md');
    expect(artifacts).toMatchObject({ paths: ['review.md', 'dist'], when: 'always' });
  });

  it('looks for what is due on a schedule of the main branch alone', () => {
    for (const name of ['due', 'due-issue']) expect(job(name).rules).toEqual([{ if: weekly }]);
    expect(job('overdue').rules?.[0]?.if).toBe('$CI_PIPELINE_SOURCE == "schedule" && $SCHEDULE != "weekly"');
  });

  it('gives the token to a job that checks out nothing and installs nothing, by its environment', () => {
    const { environment, variables, before_script: first, needs } = job('due-issue');
    expect({ environment, variables, first, needs }).toEqual({
      environment: { name: 'due', action: 'access' },
      variables: { GIT_STRATEGY: 'none' },
      first: [],
      needs: ['due'],
    });
    expect(scriptOf(job('due-issue'))).not.toMatch(/npm|npx|\.\/|scripts\//);
    expect(text.match(/DUE_TOKEN/g)?.length).toBe(scriptOf(job('due-issue')).match(/DUE_TOKEN/g)?.length);
  });
});

describe.skipIf(process.platform === 'win32')('the issue on GitLab', () => {
  const token = 'glpat-made-up';

  /** Runs the job's own lines against a server that answers as the forge does. */
  async function run(open: unknown, secret = token, status = 200) {
    const folder = mkdtempSync(join(tmpdir(), 'watchbill-gitlab-'));
    const calls: { call: string; token: unknown; form: Record<string, string> }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const form = Object.fromEntries(new URLSearchParams(body));
        calls.push({
          call: `${request.method} ${request.url}`,
          token: request.headers['private-token'],
          form,
        });
        response
          .writeHead(status, status === 302 ? { location: '/elsewhere' } : {})
          .end(JSON.stringify(open));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
      rmSync(folder, { recursive: true });
    });
    writeFileSync(join(folder, 'due.md'), due);
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`;
    const env = { PATH: process.env['PATH'], CI_API_V4_URL: api, CI_PROJECT_ID: '7', DUE_TOKEN: secret };
    const shell = ['--norc', '--noprofile', '-eo', 'pipefail', '-c', scriptOf(job('due-issue'))];
    const result = await new Promise<{ failed: boolean; output: string }>((resolve) => {
      execFile('bash', shell, { cwd: folder, env }, (error, stdout, stderr) => {
        resolve({ failed: error !== null, output: stdout + stderr });
      });
    });
    return { ...result, calls };
  }
  const due = "## Due\n\n- ` $(touch x) & @all ` = 'a' + 100 %\n";
  const list = 'GET /api/v4/projects/7/issues?labels=due&state=opened&per_page=1';

  it('that is open is written anew, the file byte for byte', async () => {
    const { failed, output, calls } = await run([{ iid: 12 }]);
    expect({ failed, output }).toEqual({ failed: false, output: '' });
    expect(calls).toEqual([
      { call: list, token, form: {} },
      { call: 'PUT /api/v4/projects/7/issues/12', token, form: { description: due } },
    ]);
  });

  it('is opened when none is', async () => {
    const { failed, calls } = await run([]);
    expect(failed).toBe(false);
    expect(calls.map(({ call, form }) => [call, form])).toEqual([
      [list, {}],
      [
        'POST /api/v4/projects/7/issues',
        { title: "Due: the coordinator's week", labels: 'due', description: due },
      ],
    ]);
  });

  it('is not touched without a token, and the job says where the list is', async () => {
    const { failed, output, calls } = await run([], '');
    expect({ failed, calls }).toEqual({ failed: false, calls: [] });
    expect(output).toMatch(/^There is no DUE_TOKEN: due.md is kept/);
  });

  it('is not taken elsewhere: a redirect would carry the token along', async () => {
    const { failed, output, calls } = await run([], token, 302);
    expect(failed).toBe(true);
    expect(calls.map(({ call }) => call)).toEqual([list]);
    expect(output).not.toContain(token);
  });

  it('that the forge refuses fails the job, without the token in its log', async () => {
    const { failed, output, calls } = await run([], token, 403);
    expect(failed).toBe(true);
    expect(calls).toHaveLength(1);
    expect(output).toContain('403');
    expect(output).not.toContain(token);
  });
});
