import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/checks/check.ts';
import { readHistory } from '#lib/content/history.ts';
import type { Content } from '#lib/model/entry.ts';
import type { AudienceId } from '#lib/model/vocabulary.ts';
import { buildPortal } from '#lib/publish/build.ts';
import { leakCheck } from '#lib/publish/leak-check/leak-check.ts';
import { ownTexts } from '#lib/publish/leak-check/own-texts.ts';
import {
  audienceOf,
  contacts,
  hiddenCanaries,
  readers,
  readFixture,
  root as source,
  type Fixture,
} from './fixture.ts';

// Inside the project: Astro keeps what it compiles beside the output then, and no other build meets it.
const scratch = join('node_modules/.cache/watchbill', `test-audiences-${process.pid}`);
const cache = join(scratch, 'cache');
const folders = {} as Record<AudienceId, string>;
let fixture: Fixture;

/** `npm run build -- --audience ID`; `read` may change what the command knows of the content. */
function build(audience: AudienceId, read: (content: Content) => void = () => undefined) {
  return buildPortal(
    {
      ...{ root: scratch, audience, contacts, today: undefined },
      env: { ...process.env, WATCHBILL_CACHE: cache },
    },
    {
      say: () => undefined,
      now: () => 0,
      check: async () => {
        const checked = await checkContent({ root: scratch, contacts, today: () => '2026-11-24' });
        if (checked.content) read(checked.content);
        return checked;
      },
      print: (errors) => errors.forEach(({ message }) => process.stderr.write(`${message}\n`)),
      refuse: (message) => new Error(message),
    },
  );
}

beforeAll(async () => {
  fixture = await readFixture();
  mkdirSync(scratch, { recursive: true });
  cpSync(join(source, 'content'), join(scratch, 'content'), { recursive: true });
  // A history of its own: what a commit is called may name anything.
  const git = (...args: string[]) => execFileSync('git', ['-C', scratch, ...args]);
  git('init', '-q');
  git('add', 'content');
  const author = ['-c', 'user.name=canary-author', '-c', 'user.email=canary-author@plinth.example'];
  git(...author, '-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'For canary-subject we rebuilt it');
  for (const audience of ['responder', ...readers] as const) {
    // Each copy is built on the warm cache of the responders' one: what must not matter.
    if (audience !== 'responder')
      cpSync(join(cache, 'astro-responder'), join(cache, `astro-${audience}`), { recursive: true });
    folders[audience] = (await build(audience)).folder;
  }
}, 90_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const outputs = {
  pages: /\.html$/,
  'search index': /^pagefind\/.*\.(pf_\w+|json)$/,
  titles: /^search\/titles\.json$/,
  'styles and scripts': /\.(css|js)$/,
  'copies for offline use': /^(sw\.js|offline\.json|portal\.zip)$/,
  other: /(^|\/)_headers$|\.(svg|txt|xml|pagefind)$/,
};

/** The files of a kind with their text, gzip undone; nothing else of the code under test is used. */
function filesOf(audience: AudienceId, kind: RegExp): [name: string, text: string][] {
  const folder = folders[audience];
  const names = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1));
  return names
    .filter((name) => kind.test(name))
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      if (name.endsWith('.zip')) return [name, unzipped(bytes)];
      return [name, (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('latin1')];
    });
}

/** Names and texts of all members. */
function unzipped(bytes: Buffer): string {
  const members = Object.entries(unzipSync(bytes));
  return members.map(([name, body]) => `${name}\n${Buffer.from(body).toString('latin1')}`).join('\n');
}

describe('a build for an audience', () => {
  it.each(readers.flatMap((id) => Object.entries(outputs).map(([kind, names]) => ({ id, kind, names }))))(
    'shows no canary of what $id may not read in its $kind',
    ({ id, names }) => {
      const hidden = [...hiddenCanaries(fixture, audienceOf(fixture.content, id))];
      const files = filesOf(id, names);
      expect(files.length).toBeGreaterThan(0);
      const found = files.flatMap(([name, text]) =>
        hidden
          .filter((one) => new RegExp(`${one}(?![a-z0-9-])`, 'i').test(text))
          .map((one) => `${name}: ${one}`),
      );
      expect(found).toEqual([]);
    },
  );

  it('would have shown them: the copy of the responders has them in its pages, index and titles', () => {
    const texts = (kind: RegExp) =>
      filesOf('responder', kind)
        .map(([, text]) => text)
        .join('\n');
    expect(texts(outputs.pages)).toContain('canary-insider-step-text');
    expect(texts(outputs['search index'])).toContain('canary-insider-step-text');
    expect(texts(outputs.titles)).toContain('canary-insider-title');
    expect(texts(outputs['copies for offline use'])).toContain('canary-insider-step-text');
  });

  it('has the words of commits for responders only, and nobody who wrote them for anybody', () => {
    const words = (id: AudienceId) =>
      filesOf(id, /./)
        .map(([name, text]) => name + text)
        .join('\n');
    expect(words('responder')).toContain('canary-subject');
    expect(existsSync(join(folders.responder, 'changes/feed.xml'))).toBe(true);
    expect(words('responder')).not.toContain('canary-author');
    for (const id of readers) {
      expect(words(id)).not.toMatch(/canary-(subject|author)/);
      expect(existsSync(join(folders[id], 'changes'))).toBe(false);
    }
  });

  it.each(readers)('would not have been published as %s with the words of a commit in it', async (id) => {
    const audience = audienceOf(fixture.content, id);
    const { files: history } = await readHistory(scratch);
    const folder = join(scratch, `leaking-${id}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.html'), '<p>For <b>canary-subject</b> we rebuilt it</p>');
    await expect(leakCheck(folder, { ...fixture, history }, audience, [])).rejects.toThrow(
      'the canary "canary-subject" of the history in git',
    );
  });

  it.each(readers)('would not have been published as %s with the pages of responders in it', async (id) => {
    const audience = audienceOf(fixture.content, id);
    const own = [...ownTexts('.')];
    await expect(leakCheck(folders.responder, fixture, audience, own)).rejects.toThrow(
      `the ${id} build shows what this audience may not read`,
    );
    await expect(leakCheck(folders[id], fixture, audience, own)).resolves.toBeGreaterThan(100);
  });

  it('is not published when it shows a page it may not, and the last good one stays', async () => {
    const before = filesOf('public', outputs.pages);
    const leaking = build('public', ({ entries }) => {
      const block = entries.block.find(({ id }) => id === 'open-file');
      if (block) block.data.tlp = 'amber+strict';
    });
    await expect(leaking).rejects.toThrow(/open-file[\s\S]*nothing was published, the last good build stays/);
    expect(filesOf('public', outputs.pages)).toEqual(before);
  });

  it.each(['responder', ...readers] as const)('has no link in the copy for %s that leads nowhere', (id) => {
    const dead = filesOf(id, outputs.pages).flatMap(([name, html]) =>
      [...html.matchAll(/\b(?:href|src)="(\/[^"#?]*)/g)]
        .map(([, address = '']) => address)
        .filter(
          (address) =>
            !existsSync(join(folders[id], address.endsWith('/') ? `${address}index.html` : address)),
        )
        .map((address) => `${name}: ${address}`),
    );
    expect(dead).toEqual([]);
  });

  it.each(readers)('tells %s nothing of files and commands', (id) => {
    const told = filesOf(id, outputs.pages).filter(([, html]) =>
      /npm run|content\/[\w/-]+\.|\.mdx/.test(html),
    );
    expect(told.map(([name]) => name)).toEqual([]);
  });

  it('has exactly the sections its reader has', () => {
    const sections = (id: AudienceId) =>
      filesOf(id, /^[^/]+\/(?:[^/]+\/)?index\.html$/)
        .map(([name]) => name.replace('index.html', ''))
        .sort();
    expect(sections('public')).toEqual([
      'glossary/',
      'offline/',
      'respond/',
      'respond/blocks/',
      'respond/i-see/',
      'respond/procedures/',
      'search/',
    ]);
    expect(sections('executive')).toEqual([
      'due/',
      'glossary/',
      'help/definitions/',
      'help/reading-charts/',
      'measure/',
      'measure/reports/',
      'measure/response/',
      'offline/',
      'respond/',
      'respond/plan/',
      'search/',
      'threats/',
      'threats/invoice-fraud/',
    ]);
  });

  it('says its TLP on every page, and is open to search engines only when public', () => {
    for (const [id, tlp] of [
      ['responder', 'AMBER+STRICT'],
      ['mssp', 'AMBER'],
      ['executive', 'AMBER'],
      ['public', 'CLEAR'],
    ] as const)
      for (const [, html] of filesOf(id, outputs.pages)) {
        expect(html).toMatch(new RegExp(`nothing above <span[^>]*>TLP:${tlp.replace('+', '\\+')}<`));
        expect(html.includes('content="noindex')).toBe(id !== 'public');
      }
  });
});
