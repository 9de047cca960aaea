import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkContent } from '#lib/checks/check.ts';
import { splitPage } from '#lib/yaml/page.ts';
import { initPortal, type InitRequest } from '#lib/init/init.ts';
import type { Ask } from '#lib/cli/ask.ts';
import type { Effects } from '#lib/init/effects.ts';
import { readPortal } from '#lib/content/read-registry.ts';

const today = '2027-03-01';
const acme = {
  organisation: 'Acme Pumps',
  provider: 'Northwatch',
  domain: 'acme.example',
  timezone: 'Europe/Berlin',
  url: 'https://portal.acme.example',
  repository: 'https://forge.example/acme/watchbill',
};
const alone = { ...acme, provider: 'none', repository: 'none' };
const small = 'test/sites/minimal/content';
const { today: pinned } =
  readPortal('content/portal.yaml', await readFile('content/portal.yaml')).value ?? {};

class Refused extends Error {}

let roots: string[] = [];
afterEach(async () => {
  for (const root of roots) await rm(root, { recursive: true });
  roots = [];
});

async function copyOf(content: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'watchbill-init-'));
  roots.push(root);
  await cp(content, join(root, 'content'), { recursive: true });
  return root;
}

/** Runs init in `root`; what it said, and how it ended. */
async function init(root: string, request: Omit<InitRequest, 'root'>, effects: Partial<Effects> = {}) {
  const said: string[] = [];
  const code = await initPortal(
    { root, ...request },
    {
      say: (line) => said.push(line),
      ask: undefined,
      check: () => checkContent({ root, today: (day) => day ?? today }),
      ...{ today, zone: 'UTC', origin: undefined, git: 'clean' },
      refuse: (message, hint) => new Refused(hint ? `${message}: ${hint}` : message),
      ...effects,
    },
  );
  return { code, said: said.join('\n') };
}

async function textsOf(root: string): Promise<Map<string, string>> {
  const files = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true });
  const texts = new Map<string, string>();
  for (const file of files.filter((item) => item.isFile())) {
    const path = join(file.parentPath, file.name);
    texts.set(path.slice(root.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8'));
  }
  return texts;
}

const check = (root: string) => checkContent({ root, today: (day) => day ?? today });

describe.each([
  ['a small site', small],
  // A clone that was taken over is its team's own, and no sample any more.
  ...(pinned ? [['the starter content', 'content']] : []),
])('taking over %s', (_, from = '') => {
  it.each([
    ['with a provider', acme],
    ['without one', alone],
  ])('leaves content that holds, and only the plan to review, %s', async (__, flags) => {
    const root = await copyOf(from);
    const known = new Set((await check(root)).findings.map(({ rule, file }) => `${file} ${rule}`));
    const { code, said } = await init(root, flags);
    expect(code).toBe(0);
    expect(said).toContain('0 errors');
    const { findings, content } = await check(root);
    const brought = findings.map(({ rule, file }) => `${file} ${rule}`).filter((line) => !known.has(line));
    expect(brought).toEqual(['content/incident-response/plan.mdx overdue']);
    expect(content?.portal).toMatchObject({ organisation: 'Acme Pumps', domain: 'acme.example', base: '/' });
    expect(content?.portal.provider).toBe(flags.provider === 'none' ? undefined : 'Northwatch');
  });

  it('changes no body, and of front matter no comment and no key but those it is about', async () => {
    const root = await copyOf(from);
    const before = await textsOf(root);
    await init(root, acme);
    const after = await textsOf(root);
    for (const [file, text] of before) {
      const now = after.get(file);
      if (!file.endsWith('.mdx') || now === undefined) continue;
      expect(splitPage(now)?.rest, file).toBe(splitPage(text)?.rest);
      const lines = new Set(text.split('\n'));
      const added = now.split('\n').filter((line) => !lines.has(line));
      const about =
        /^\s*(status|lifecycle|review_every|reviewed|last_tested|decision|reason|decided_on|revisit_by|close_by|date|tests|findings|known_benign|gap|relevance|content|detection_questions|-)\b|^\s*- /;
      expect(added.filter((line) => !about.test(line))).toEqual([]);
    }
  });

  it('leaves no claim of the sample: nothing tested, excepted, decided, accepted or in force', async () => {
    const root = await copyOf(from);
    await init(root, acme);
    const { content } = await check(root);
    if (!content) throw new Error('unreadable');
    const { entries, registries, portal } = content;
    expect(portal.today).toBeUndefined();
    const { plan, 'use-case': useCases, ...others } = entries;
    expect(plan.map(({ data }) => [data.status, data.review_every, data.last_tested])).toEqual([
      ['active', '7d', '2000-01-01'],
    ]);
    for (const { data } of useCases) {
      expect(data.lifecycle).toBe('proposed');
      expect([data.validations, data.exceptions, data.baselines, data.reviewed]).toEqual(
        Array(4).fill(undefined),
      );
      for (const { relevance } of data.content ?? [])
        if (relevance) expect(relevance).toMatchObject({ decision: 'defer', decided_on: today });
    }
    for (const { data } of Object.values(others).flat()) {
      expect('status' in data && data.status).toBe('draft');
      expect(data.reviewed).toBeUndefined();
    }
    for (const { data } of entries.threat) {
      expect(data).not.toHaveProperty('history');
      expect(data).not.toHaveProperty('likelihood_reason');
      for (const { gap } of data.detection_questions ?? []) if (gap) expect(gap.status).toBe('open');
    }
    expect(entries.preparation.flatMap(({ data }) => data.tests ?? [])).toEqual([]);
    expect(entries.exercise.flatMap(({ data }) => data.findings ?? [])).toEqual([]);
    expect(entries.exercise.every(({ data }) => data.date > today)).toBe(true);
    expect(entries.report).toEqual([]);
    expect(registries.scopes.every(({ count }) => count === 0)).toBe(true);
    expect(registries['data-sources'].some(({ connected }) => connected)).toBe(false);
    expect(registries['vendor-packs']).toEqual([]);
  });

  it('says on a second run that all is theirs already, and touches nothing they wrote since', async () => {
    const root = await copyOf(from);
    await init(root, acme);
    const plan = join(root, 'content/incident-response/plan.mdx');
    await writeFile(plan, (await readFile(plan, 'utf8')).replace(/^reviewed: .*$/m, 'reviewed: 2027-02-28'));
    const before = await textsOf(root);
    const { code, said } = await init(root, {});
    expect({ code, said }).toEqual({
      code: 0,
      said: 'This portal is already that of Acme Pumps. Flags change single keys; see --help.',
    });
    expect(await textsOf(root)).toEqual(before);
    await init(root, { organisation: 'Acme Valves' });
    const after = await textsOf(root);
    after.set('content/portal.yaml', before.get('content/portal.yaml') ?? '');
    expect(after).toEqual(before);
  });

  it('changes nothing in a dry run, and names every file it would change', async () => {
    const root = await copyOf(from);
    const before = await textsOf(root);
    const { said } = await init(root, { ...acme, 'dry-run': true }, { git: 'dirty' });
    expect(await textsOf(root)).toEqual(before);
    await init(root, acme);
    const after = await textsOf(root);
    const changed = [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
    expect(said.match(/(?<=would change ).*/g)?.toSorted()).toEqual(changed.toSorted());
  });

  it('holds on a clock that runs before the sample was written', async () => {
    const root = await copyOf(from);
    await init(root, acme, { today: '2026-02-01' });
    const { findings } = await checkContent({ root, today: () => '2026-02-01' });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('init', () => {
  it('takes the provider out of teams, audiences, who is told and who declares', async () => {
    const root = await copyOf(small);
    const portal = join(root, 'content/portal.yaml');
    const told = [
      'tell: [incident-coordinator]',
      'tell: [mssp, incident-coordinator], declare: [deputy, mssp]',
    ] as const;
    const text = (await readFile(portal, 'utf8')).replace(...told);
    await writeFile(portal, text);
    await init(root, alone);
    const after = text
      .replace('Plinth Ceramics', 'Acme Pumps')
      .replaceAll('plinth.example', 'acme.example')
      .replace('Europe/Paris', 'Europe/Berlin')
      .replace(/^(provider|today).*\n/gm, '')
      .replace(/^ {2}- \{id: mssp.*\n/m, '')
      .replace('[mssp, ', '[')
      .replace('[deputy, mssp]', '[deputy]');
    expect(await readFile(portal, 'utf8')).toBe(after);
  });

  it('asks to write the team and the audience when a provider comes later', async () => {
    const root = await copyOf(small);
    await init(root, alone);
    const { said } = await init(root, { provider: 'Northwatch' });
    expect(said).toContain('write a team and an audience "mssp" for the provider');
  });

  it('refuses where git could not take it back, unless forced', async () => {
    const root = await copyOf(small);
    const before = await textsOf(root);
    await expect(init(root, acme, { git: 'dirty' })).rejects.toThrow(
      'content/ has changes that are not committed',
    );
    await expect(init(root, acme, { git: 'none' })).rejects.toThrow('git does not watch over content/');
    expect(await textsOf(root)).toEqual(before);
    expect((await init(root, { ...acme, force: true }, { git: 'none' })).code).toBe(0);
  });

  it('refuses content with errors before it changes anything', async () => {
    const root = await copyOf(small);
    await writeFile(join(root, 'content/threats/broken.mdx'), '---\ntitle: [\n---\n');
    const before = await textsOf(root);
    await expect(init(root, acme)).rejects.toThrow('nothing was changed');
    expect(await textsOf(root)).toEqual(before);
  });

  it('says how a lost portal.yaml comes back', async () => {
    const root = await copyOf(small);
    await rm(join(root, 'content/portal.yaml'));
    await expect(init(root, acme)).rejects.toMatchObject({
      message: 'content/portal.yaml is missing',
      hint: 'git restore content/portal.yaml',
    });
  });

  it('ends with 1 when a page names the new organisation', async () => {
    const root = await copyOf(small);
    const { code, said } = await init(root, { ...acme, organisation: 'Mailbox' });
    expect(code).toBe(1);
    expect(said).toMatch(/check +\d+ errors, 1 warning: npm run check shows them/);
  });

  it('changes nothing when the answer to the last question is no', async () => {
    const root = await copyOf(small);
    const before = await textsOf(root);
    const ask: Ask = Object.assign(() => Promise.resolve('n'), { say: () => undefined });
    await expect(init(root, { ...acme, base: '/' }, { ask })).rejects.toThrow('nothing was changed');
    expect(await textsOf(root)).toEqual(before);
  });
});
