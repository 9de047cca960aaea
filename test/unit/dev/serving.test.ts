import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { organisationLoader } from '#loaders/organisation.ts';
import { pages } from '#loaders/pages.ts';

const page = 'content/triage/mailbox-rule.mdx';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-serving-'));
  cpSync('test/sites/minimal/content', join(root, 'content'), { recursive: true });
  vi.stubEnv('WATCHBILL_ROOT', root);
  vi.stubEnv('WATCHBILL_AUDIENCE', 'responder');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

interface Stored {
  id: string;
  data: {
    data: { title: string };
    portal: { organisation: { name: string } };
    registries: { scopes: object[] };
  };
}

/** Astro's store; with a watcher, as only its dev server has one. */
function context(isServing: boolean) {
  const entries = new Map<string, Stored>();
  const errors: string[] = [];
  const handlers: ((event: string, path: string) => void)[] = [];
  const given = {
    store: {
      set: (entry: Stored) => entries.set(entry.id, entry),
      get: (id: string) => entries.get(id),
      delete: (id: string) => entries.delete(id),
      clear: () => entries.clear(),
      keys: () => [...entries.keys()],
      entries: () => [...entries.entries()],
    },
    meta: new Map<string, string>(),
    generateDigest: (text: string) => text,
    logger: { error: (text: string) => errors.push(text) },
    ...(isServing
      ? { watcher: { on: (_: string, handler: (typeof handlers)[number]) => handlers.push(handler) } }
      : {}),
  };
  const change = (file: string, edit: (text: string) => string) => {
    const path = join(root, file);
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
    for (const handler of handlers) handler('change', path);
  };
  return { entries, errors, change, given: given as unknown as LoaderContext };
}

const wrong = (text: string) =>
  text.replace(/^title: .*$/m, 'title: Changed').replace(/^owner: .*$/m, 'owner: boss');

describe('a page with an error', () => {
  it('stops a build', async () => {
    const { change, given } = context(false);
    change(page, wrong);
    await expect(pages('triage').load(given)).rejects.toThrow(`${page}:4:8: error:`);
  });

  it('stays as it was while somebody edits, and is read again when it is repaired', async () => {
    const { entries, errors, change, given } = context(true);
    await pages('triage').load(given);
    const title = () => entries.get('mailbox-rule')?.data.data.title;
    const before = title();
    change(page, wrong);
    await pages('triage').load(given);
    expect(title()).toBe(before);
    change(page, (text) => text.replace('owner: boss', 'owner: technical-lead'));
    await vi.waitFor(() => expect(title()).toBe('Changed'));
    expect(errors).toEqual([]);
  });

  it('is left out at the start, and the others are there', async () => {
    const { entries, change, given } = context(true);
    change('content/incident-response/procedures/mailbox-takeover.mdx', wrong);
    await pages('procedure').load(given);
    expect([...entries.keys()]).toEqual(['tool-switched-off']);
  });
});

describe('portal.yaml and the registries', () => {
  const scopes = 'content/registries/scopes.yaml';
  const rows = (entries: Map<string, Stored>) => entries.get('organisation')?.data.registries.scopes.length;

  it('with an error stop a build', async () => {
    const { change, given } = context(false);
    change(scopes, () => 'nothing');
    await expect(organisationLoader().load(given)).rejects.toThrow(`${scopes}:1:1: error:`);
  });

  it('are read again when they change, and stay as they were while they hold an error', async () => {
    const { entries, errors, change, given } = context(true);
    await organisationLoader().load(given);
    const before = rows(entries) ?? 0;
    expect(before).toBeGreaterThan(0);
    const more = '\n- {id: kiosks, name: Kiosks, kind: host-group, count: 3}\n';
    change(scopes, (text) => text + more);
    await vi.waitFor(() => expect(rows(entries)).toBe(before + 1));
    change(scopes, () => 'nothing');
    await organisationLoader().load(given);
    expect(rows(entries)).toBe(before + 1);
    change('content/portal.yaml', (text) => `${text}\nodd: [`);
    change(scopes, () => more);
    await organisationLoader().load(given);
    expect(rows(entries)).toBe(before + 1);
    change('content/portal.yaml', (text) => text.replace('\nodd: [', ''));
    await vi.waitFor(() => expect(rows(entries)).toBe(1));
    expect(errors).toEqual([]);
  });

  it('make way at the start: a registry with an error is empty, portal.yaml with one ends it', async () => {
    vi.resetModules();
    const { organisationLoader: fresh } = await import('#loaders/organisation.ts');
    const { entries, change, given } = context(true);
    change(scopes, () => 'nothing');
    await fresh().load(given);
    expect(rows(entries)).toBe(0);
    vi.resetModules();
    const { organisationLoader: again } = await import('#loaders/organisation.ts');
    change('content/portal.yaml', () => 'a: [');
    await expect(again().load(given)).rejects.toThrow('content/portal.yaml:1:');
  });
});
