import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getCollection, getEntry } from 'astro:content';
import { AstroError } from 'astro/errors';
import type { z } from 'astro/zod';
import { readSnapshot } from '#lib/content/read-snapshot.ts';
import { readHistory } from '#lib/content/history.ts';
import { unpacked } from '#lib/content/pack.ts';
import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import type { Entries, Entry } from '#lib/model/entry.ts';
import { metricsFile, type MetricsFile } from '#lib/model/metrics.ts';
import type { Audience, Portal } from '#lib/model/portal.ts';
import type { Registries } from '#lib/model/registry.ts';
import { relevanceFileSchema } from '#lib/model/relevance-file.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { folderOf } from '#lib/views/address.ts';
import { scopeSnapshot } from '#lib/views/report/scope.ts';
import { scopeMetrics } from '#lib/views/measure/scope-metrics.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { buildInputs } from './inputs.ts';

/** Everything pages show, read from the store and indexed once per build. */
export const site: Site = await loadSite();

async function loadSite(): Promise<Site> {
  const { root, today, audience: wanted } = buildInputs();
  const stored = await getEntry('organisation', 'organisation');
  if (!stored) throw new AstroError('content/portal.yaml is not in the store', 'Run npm run check.');
  const { portal, registries } = stored.data as { portal: Portal; registries: Registries };
  const audience = portal.audiences.find((row) => row.id === wanted);
  if (!audience) throw new AstroError(`content/portal.yaml describes no audience "${wanted}"`);
  const entries = await entriesFromStore();
  return buildSite({
    content: { portal, registries, entries, snapshots: await snapshotsOf(entries, audience, root) },
    metrics: audience.metrics === 'none' ? undefined : scopeMetrics(audience, await readMetrics(root)),
    relevance: await readComputed(root, 'relevance', relevanceFileSchema),
    audience,
    base: portal.base,
    today: today ?? portal.today ?? new Date().toISOString().slice(0, 10),
    history: (await readHistory(root)).files,
  });
}

async function entriesFromStore(): Promise<Entries> {
  const entries = Object.fromEntries(collectionNames.map((name) => [name, [] as Entry[]])) as Entries;
  for (const collection of collectionNames) {
    const stored = await getCollection(collection);
    entries[collection] = stored
      .map(({ id, data }) => {
        const { document, ...rest } = data as { document: string };
        return { collection, id, ...rest, document: unpacked(document) } as Entry;
      })
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)) as never;
  }
  return entries;
}

/** Of the reports this reader has. `npm run check` says what is wrong with one that is not here. */
async function snapshotsOf(
  { report, threat }: Entries,
  audience: Audience,
  root: string,
): Promise<Map<string, Snapshot>> {
  const found = new Map<string, Snapshot>();
  const threats = new Set(threat.map((entry) => entry.id));
  for (const { id, file } of report) {
    const path = `${dirname(file)}/snapshot.json`;
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    const snapshot = bytes && readSnapshot(path, bytes).value;
    if (snapshot) found.set(id, scopeSnapshot(audience, threats, snapshot));
  }
  return found;
}

function readMetrics(root: string): Promise<MetricsFile | undefined> {
  return readComputed(root, 'metrics', metricsFile);
}

/** What a command of the same name computed and a team committed; undefined when it never did. */
async function readComputed<T>(
  root: string,
  name: 'metrics' | 'relevance',
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const file = `content/metrics/${name}.json`;
  const text = await readFile(join(root, file), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const result = schema.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  throw new AstroError(
    `${file} does not hold: ${result.error.issues[0]?.message}`,
    `Run npm run ${name} again.`,
  );
}

/** The static paths of a collection's pages. */
export function pathsOf<C extends CollectionName>(collection: C) {
  return site.content.entries[collection].map((entry) => ({
    params: { id: entry.id },
    props: { entry },
  }));
}

/** The static paths of the collection indexes below a section this reader has: `respond/roles/` and its neighbours. */
export function indexPaths(section: string) {
  return collectionNames
    .filter(
      (name) =>
        name !== 'plan' && folderOf(name).startsWith(`${section}/`) && site.href(`/${folderOf(name)}`),
    )
    .map((collection) => ({
      params: { kind: folderOf(collection).split('/')[1] },
      props: { collection, title: collections[collection].noun[1] },
    }));
}
