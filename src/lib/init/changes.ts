import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectionNames } from '#lib/model/collection.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { RegistryName } from '#lib/model/registry.ts';
import { sourcesFile } from '#lib/model/source.ts';
import type { Adoption } from './adoption.ts';
import type { Answers } from './answers.ts';
import { withoutSampleSources } from './exports.ts';
import { editPage } from '#lib/yaml/page.ts';
import { idleVariables, pageEdits } from './pages.ts';
import { ownPortal } from './portal.ts';
import { resetDataSources, resetScopes, resetVendorPacks } from './registries.ts';

/** What taking over does to the files, paths from the root. Nothing is written yet. */
export interface Changes {
  /** New texts. portal.yaml is the last: while it pins `today`, the rest counts as the sample. */
  writes: Map<string, string>;
  /** Files and folders that go. */
  removals: string[];
}

export const portalFile = 'content/portal.yaml';
const numbersFile = 'content/metrics/metrics.json';
/** Rules of others as weighed against the sample's threats and tests. */
const relevanceFile = 'content/metrics/relevance.json';

/**
 * The changes that make `content` the organisation of `answers`. Claims of the sample go only while portal.yaml
 * pins `today`: later they are the team's own. What is marked as sample goes in any case.
 */
export async function changesFor(
  root: string,
  content: Content,
  answers: Answers,
  today: string,
): Promise<Changes> {
  const writes = new Map<string, string>();
  const removals: string[] = [];
  const edit = async (file: string, change: (text: string) => string) => {
    if (!existsSync(join(root, file))) return;
    const text = await readFile(join(root, file), 'utf8');
    const changed = change(text);
    if (changed !== text) writes.set(file, changed);
  };
  if (content.portal.today !== undefined) {
    const adoption: Adoption = { today, provider: answers.provider !== undefined };
    for (const name of collectionNames.filter((collection) => collection !== 'report'))
      for (const [index, entry] of content.entries[name].entries())
        await edit(entry.file, (text) => ownPage(text, entry, adoption, index));
    const { registries } = content;
    await edit(registry('scopes'), (text) => resetScopes(text, registries.scopes));
    await edit(registry('data-sources'), (text) => resetDataSources(text, registries['data-sources']));
    await edit(registry('vendor-packs'), (text) => resetVendorPacks(text, registries['vendor-packs']));
    removals.push('content/reports', relevanceFile);
  }
  await edit(sourcesFile, withoutSampleSources);
  const sampleNumbers = await holdsSample(join(root, numbersFile));
  if (sampleNumbers) removals.push(numbersFile);
  if (sampleNumbers || writes.has(sourcesFile)) removals.push('content/exports/quarantine.csv');
  removals.push('content/exports/sample');
  await edit(portalFile, (text) => ownPortal(text, content.portal, answers));
  return { writes, removals: removals.filter((path) => existsSync(join(root, path))) };
}

function ownPage(text: string, entry: Entry, adoption: Adoption, index: number): string {
  const own = editPage(text, pageEdits(entry, adoption, index));
  return editPage(own, idleVariables(entry, text, own));
}

function registry(name: RegistryName): string {
  return `content/registries/${name}.yaml`;
}

/** Whether committed numbers come from invented rows. */
async function holdsSample(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  return /"sample"\s*:\s*true/.test(await readFile(file, 'utf8'));
}
