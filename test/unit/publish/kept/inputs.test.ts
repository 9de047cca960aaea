import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOfInputs } from '#lib/publish/kept/inputs.ts';

let root: string;
const write = (name: string, text: string) => writeFileSync(join(root, name), text);
const digest = (more: { today?: string; contacts?: string } = {}, day = '2026-11-20') =>
  digestOfInputs({ root, contacts: undefined, ...more }, day);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-inputs-'));
  mkdirSync(join(root, 'content/metrics'), { recursive: true });
  write('content/portal.yaml', 'base: /\n');
  write('content/metrics/metrics.json', '{}');
  write('content/shot.png', 'png');
  write('contacts.yaml', '[]');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the digest of what a build is made of', () => {
  it('is the same while nothing changed', async () => {
    const before = await digest();
    write('note.txt', 'beside content/');
    expect(await digest()).toBe(before);
  });

  it.each(['content/portal.yaml', 'content/metrics/metrics.json', 'content/shot.png', 'content/new.mdx'])(
    'changes with %s',
    async (file) => {
      const before = await digest();
      write(file, 'other');
      expect(await digest()).not.toBe(before);
    },
  );

  it.each([
    'package-lock.json',
    'astro.config.mjs',
    'src/pages/new.astro',
    'node_modules/.package-lock.json',
  ])('changes with %s of the project', async (file) => {
    const project = join(root, 'project');
    mkdirSync(join(project, 'src/pages'), { recursive: true });
    mkdirSync(join(project, 'node_modules'));
    const of = () => digestOfInputs({ root, contacts: undefined }, '2026-11-20', project);
    const before = await of();
    write(join('project', file), 'other');
    expect(await of()).not.toBe(before);
  });

  it('changes with the day, the day asked for, and the contacts', async () => {
    const contacts = await digest({ contacts: 'contacts.yaml' });
    const seen = [
      await digest(),
      await digest({}, '2026-11-21'),
      await digest({ today: '2026-11-20' }),
      contacts,
    ];
    expect(new Set(seen).size).toBe(seen.length);
    write('contacts.yaml', '[{}]');
    expect(await digest({ contacts: 'contacts.yaml' })).not.toBe(contacts);
  });

  it('changes with what git knows of content/, though no byte of it did', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.invalid', ...args], { cwd: root });
    const before = await digest();
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    expect(await digest()).not.toBe(before);
  });
});
