import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectionNames, type CollectionName } from '#lib/model/collection.ts';
import { mayRead, type Readable } from '#lib/model/audience.ts';
import type { AudienceId } from '#lib/model/vocabulary.ts';
import { organisation } from '#loaders/organisation.ts';
import { pages } from '#loaders/pages.ts';
import { contacts, readers, root as fixtureRoot } from '#test/audiences/fixture.ts';

interface Stored {
  id: string;
  digest?: string;
  data: { data: Readable };
}

/** Astro's store and what comes with it, in memory. */
function fakeContext() {
  const entries = new Map<string, Stored>();
  const meta = new Map<string, string>();
  const handlers: ((event: string, path: string) => void)[] = [];
  const set = vi.fn<(entry: Stored) => unknown>((entry) => entries.set(entry.id, entry));
  const store = {
    set,
    get: (id: string) => entries.get(id),
    delete: (id: string) => entries.delete(id),
    clear: () => entries.clear(),
    keys: () => [...entries.keys()],
    entries: () => [...entries.entries()],
  };
  const watcher = {
    on: (_: string, handler: (event: string, path: string) => void) => handlers.push(handler),
  };
  const context = {
    store,
    meta,
    watcher,
    generateDigest: (text: string) => text,
    logger: { error: () => undefined },
  };
  return { entries, meta, set, handlers, context: context as unknown as LoaderContext };
}

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watchbill-loader-'));
  cpSync(join(fixtureRoot, 'content'), join(root, 'content'), { recursive: true });
  vi.stubEnv('WATCHBILL_ROOT', root);
  vi.stubEnv('WATCHBILL_CONTACTS', join(root, contacts));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

async function load(id: AudienceId, collection: CollectionName, into = fakeContext()) {
  vi.stubEnv('WATCHBILL_AUDIENCE', id);
  await pages(collection).load(into.context);
  return into;
}

/** What may not be read among pages, by id. */
async function forbidden(collection: CollectionName, stored: Iterable<Stored>): Promise<string[]> {
  const { audience } = await organisation();
  return [...stored].filter(({ data }) => !mayRead(audience, collection, data.data)).map(({ id }) => id);
}

describe('the loader', () => {
  it.each(readers)('never hands the store a page that is not for %s', async (id) => {
    for (const collection of collectionNames) {
      const { set } = await load(id, collection);
      expect(
        await forbidden(
          collection,
          set.mock.calls.map(([entry]) => entry),
        ),
      ).toEqual([]);
    }
  });

  it.each(readers)('sweeps out what an earlier run for others left in the store of %s', async (id) => {
    let left = 0;
    for (const collection of collectionNames) {
      const warm = await load('responder', collection);
      // As if nothing had changed since: every digest fits, and so does the version.
      const { meta } = await load(id, collection);
      warm.meta.set('version', meta.get('version')!);
      left += (await forbidden(collection, warm.entries.values())).length;
      await load(id, collection, warm);
      expect(await forbidden(collection, warm.entries.values())).toEqual([]);
    }
    expect(left).toBeGreaterThan(2);
  });

  it('trusts nothing of the store when the audience changed, not even what both may read', async () => {
    const warm = await load('responder', 'procedure');
    warm.set.mockClear();
    await load('mssp', 'procedure', warm);
    expect(warm.set.mock.calls.map(([{ id }]) => id)).toEqual(['mailbox-takeover']);
  });

  it('reads nothing again that did not change', async () => {
    const warm = await load('mssp', 'procedure');
    warm.set.mockClear();
    await load('mssp', 'procedure', warm);
    expect(warm.set).not.toHaveBeenCalled();
  });

  it('takes a page out of a running dev server when its TLP rises', async () => {
    const running = await load('mssp', 'triage');
    expect([...running.entries.keys()]).toEqual(['mailbox-rule']);
    const file = join(root, 'content/triage/mailbox-rule.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('tlp: amber', 'tlp: amber+strict'));
    running.handlers.forEach((changed) => changed('change', file));
    await vi.waitFor(() => expect([...running.entries.keys()]).toEqual([]));
  });

  it('holds the page named for one audience back from all others', async () => {
    expect([...(await load('responder', 'procedure')).entries.keys()]).toContain('canary-own');
    for (const id of readers)
      expect([...(await load(id, 'procedure')).entries.keys()]).not.toContain('canary-own');
  });

  it('holds a page above the TLP of an audience back', async () => {
    expect([...(await load('mssp', 'procedure')).entries.keys()]).toEqual(['mailbox-takeover']);
  });
});

describe('the organisation', () => {
  it.each([
    ['responder', ['incident-coordinator', 'mssp']],
    ['mssp', ['mssp']],
    ['executive', []],
    ['public', []],
  ] as const)('gives %s the contacts it may call', async (id, roles) => {
    vi.stubEnv('WATCHBILL_AUDIENCE', id);
    const { registries } = await organisation();
    expect(registries.contacts.map(({ role }) => role)).toEqual(roles);
  });
});
