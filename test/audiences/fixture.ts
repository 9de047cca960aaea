import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readContent, type ContentRead } from '#lib/content/read.ts';
import { mayCall, mayKnowChannels, mayRead, mayReadRegistries } from '#lib/model/audience.ts';
import { collectionNames } from '#lib/model/collection.ts';
import type { Content, Entries } from '#lib/model/entry.ts';
import { metricsFile, type MetricsFile } from '#lib/model/metrics.ts';
import type { Audience } from '#lib/model/portal.ts';
import { audienceIds, type AudienceId } from '#lib/model/vocabulary.ts';
import { scopeSnapshot } from '#lib/views/report/scope.ts';

/** Holds content/: a small organisation with a canary in every field that could get out. */
export const root = import.meta.dirname;
export const contacts = 'content/registries/contacts.yaml';

export interface Fixture {
  content: Content;
  sources: ContentRead['sources'];
  metrics: MetricsFile;
}

export async function readFixture(): Promise<Fixture> {
  const { content, sources } = await readContent({ root });
  const metrics = metricsFile.parse(
    JSON.parse(await readFile(join(root, 'content/metrics/metrics.json'), 'utf8')),
  );
  return { content: content!, sources, metrics };
}

export function audienceOf({ portal }: Content, id: AudienceId): Audience {
  return portal.audiences.find((row) => row.id === id)!;
}

export const readers = audienceIds.filter((id) => id !== 'responder');

const canaries = (text: string) => text.match(/\bcanary-[a-z0-9-]*[a-z0-9]/g) ?? [];

/**
 * The canaries an audience must never see, as the fixture was written: those of its files, less the ones that a
 * page it may read says itself. Told apart here without the code under test but for `mayRead`.
 */
export function hiddenCanaries({ content, sources, metrics }: Fixture, audience: Audience): Set<string> {
  const hidden = new Set<string>();
  const shown = new Set<string>();
  const take = (may: boolean, text: string) =>
    canaries(text).forEach((one) => (may ? shown : hidden).add(one));
  for (const name of collectionNames)
    for (const entry of content.entries[name]) {
      const may = mayRead(audience, name, entry.data);
      // Ids of hidden pages stand in visible ones as references. Only what is not a page's name counts as said.
      const text = sources.get(entry.file)!.text;
      take(may, may ? text.replace(references, '') : `${text} ${entry.id}`);
    }
  take(mayKnowChannels(audience), JSON.stringify(content.portal.channels));
  take(
    mayReadRegistries(audience),
    JSON.stringify([content.registries.scopes, content.registries['data-sources']]),
  );
  for (const row of content.registries.contacts) take(mayCall(audience, row), JSON.stringify(row));
  take(audience.metrics === 'all', JSON.stringify(metrics));
  for (const one of shown) hidden.delete(one);
  return hidden;
}

/** The names of pages, and of parts of hidden pages, as visible pages refer to them. */
const references =
  /canary-(insider|own|threat|note|exercise|guide|case|unseen|block)(-question|-exception|-block-step)?(?![a-z0-9-])|canary-block-step(?!-)/g;

/** What the loader leaves of the content for an audience. */
export function scoped(content: Content, audience: Audience): Content {
  const entries = Object.fromEntries(
    collectionNames.map((name) => [
      name,
      content.entries[name].filter((entry) => mayRead(audience, name, entry.data)),
    ]),
  ) as unknown as Entries;
  const callable = content.registries.contacts.filter((row) => mayCall(audience, row));
  const threats = new Set(entries.threat.map(({ id }) => id));
  const snapshots = new Map(
    entries.report.flatMap(({ id }) => {
      const snapshot = content.snapshots?.get(id);
      return snapshot ? [[id, scopeSnapshot(audience, threats, snapshot)] as const] : [];
    }),
  );
  return { ...content, entries, snapshots, registries: { ...content.registries, contacts: callable } };
}
