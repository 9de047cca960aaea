import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContentRead } from '#lib/content/read.ts';
import type { Finding } from '#lib/model/finding.ts';
import { buildAudiences, buildPortal } from '#lib/publish/build.ts';
import { recordOf, recordPublished } from '#lib/publish/kept/record.ts';

let root: string;
let said: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-build-'));
  said = [];
  mkdirSync(join(root, 'content'));
  mkdirSync(join(root, 'dist'));
  for (const name of ['index.html', '404.html']) writeFileSync(join(root, 'dist', name), 'last good');
});
afterEach(() => rmSync(root, { recursive: true }));

class Refused extends Error {}

const finding = (severity: 'error' | 'warning'): Finding => ({
  rule: 'unknown-key',
  severity,
  file: 'content/triage/x.mdx',
  at: { line: 1, column: 1 },
  length: 1,
  message: severity,
  hint: '',
});

/** A build whose content/ was read with these findings, for responders and the provider. */
function build(
  findings: Finding[],
  request: { audience?: string; out?: string; env?: Record<string, string> } = {},
  run: (...given: Parameters<typeof buildPortal>) => Promise<unknown> = buildPortal,
  more: Partial<Parameters<typeof buildPortal>[1]> = {},
) {
  const portal = { base: '/', audiences: [{ id: 'responder' }, { id: 'mssp' }] };
  const read = { content: { portal }, sources: new Map(), findings, files: 3 } as unknown as ContentRead;
  return run(
    { root, today: undefined, contacts: undefined, env: {}, ...request },
    {
      say: (line) => said.push(line),
      now: () => 0,
      check: () => Promise.resolve(read),
      print: (errors) => said.push(...errors.map(({ message }) => message)),
      refuse: (message, hint) => new Refused(`${message}: ${hint}`),
      metrics: () => Promise.reject(new Error('the exports cannot be read')),
      ...more,
    },
  );
}

const untouched = () => {
  expect(readFileSync(join(root, 'dist/index.html'), 'utf8')).toBe('last good');
  expect(readdirSync(root).sort()).toEqual(['content', 'dist']);
};

describe('a build', () => {
  it('stops at the errors of content/, prints them alone, and keeps the last good build', async () => {
    await expect(build([finding('error'), finding('warning')])).rejects.toThrow(
      'content/ has 1 error\nnothing was published, the last good build stays',
    );
    expect(said[0]).toMatch(/^check {6}3 files, 1 warning/);
    expect(said.slice(1)).toEqual(['error']);
    untouched();
  });

  it('keeps the last good build when the numbers cannot be computed', async () => {
    await expect(build([])).rejects.toThrow(
      'the exports cannot be read\nnothing was published, the last good',
    );
    untouched();
  });

  it('says once that pages carry no dates where there is no history', async () => {
    await expect(build([])).rejects.toThrow(Error);
    expect(said.filter((line) => line.startsWith('history'))).toEqual([
      'history    no dates of last change: git is not here, or nothing is committed',
    ]);
  });

  it('promises no last good build where there is none', async () => {
    await expect(build([finding('error')], { audience: 'mssp' })).rejects.toThrow(/nothing was published$/);
    expect(existsSync(join(root, 'dist-mssp'))).toBe(false);
  });

  it('refuses an audience that portal.yaml does not name, and says which it does', async () => {
    await expect(build([], { audience: 'board' })).rejects.toThrow(Refused);
    await expect(build([], { audience: 'board' })).rejects.toThrow('it has responder, mssp');
    untouched();
  });

  it('refuses to replace the sources before it reads anything', async () => {
    await expect(build([], { out: join(root, 'content') })).rejects.toThrow(Refused);
    expect(said).toEqual([]);
  });
});

describe('a build of all audiences', () => {
  it('stops at the first that fails and leaves every earlier build as it was', async () => {
    mkdirSync(join(root, 'dist-mssp'));
    for (const name of ['index.html', '404.html']) writeFileSync(join(root, 'dist-mssp', name), 'last good');
    await expect(build([], {}, buildAudiences)).rejects.toThrow('the exports cannot be read');
    expect(said.filter((line) => line.startsWith('audience'))).toEqual(['audience   responder']);
    for (const name of ['dist', 'dist-mssp'])
      expect(readFileSync(join(root, name, 'index.html'), 'utf8')).toBe('last good');
  });

  it('prints the errors of content/ once', async () => {
    await expect(build([finding('error')], {}, buildAudiences)).rejects.toThrow('content/ has 1 error');
    expect(said.filter((line) => line === 'error')).toHaveLength(1);
  });

  it.each([{ audience: 'mssp' }, { out: 'elsewhere' }])('refuses %o beside it', async (request) => {
    await expect(build([], request, buildAudiences)).rejects.toThrow(Refused);
    untouched();
  });
});

describe('a build of what was published already', () => {
  const env = () => ({ WATCHBILL_CACHE: `${root}-cache` });
  const again = (findings: Finding[] = []) =>
    build(findings, { env: env() }, buildPortal, {
      metrics: undefined,
      inputs: () => Promise.resolve('the same'),
    });

  beforeEach(() =>
    recordPublished(recordOf({ audience: 'responder', env: env() }), 'the same', join(root, 'dist')),
  );
  afterEach(() => rmSync(`${root}-cache`, { recursive: true }));

  it('leaves the folder as it is, and says so', async () => {
    await expect(again()).resolves.toEqual({ folder: join(root, 'dist'), base: '/' });
    expect(said.at(-1)).toMatch(/^unchanged {2}.* holds the same bytes still$/);
    untouched();
  });

  it('still stops at the errors of content/', async () => {
    await expect(again([finding('error')])).rejects.toThrow('content/ has 1 error');
  });
});
