import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AstroError } from 'astro/errors';
import type { Loader } from 'astro/loaders';
import { readPortal, readRegistry } from '#lib/content/read-registry.ts';
import { mayCall } from '#lib/model/audience.ts';
import { organisationSchema } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { Audience, Portal } from '#lib/model/portal.ts';
import { registries, type Registries, type RegistryName } from '#lib/model/registry.ts';
import { buildInputs } from './inputs.ts';
import { holdsError, refuse } from './refuse.ts';
import { reloadOnChange } from './reload.ts';

export interface Organisation {
  portal: Portal;
  registries: Registries;
  /** The reader this build is for. */
  audience: Audience;
}

/** What the dev server showed last. */
let shown: Organisation | undefined;

/**
 * portal.yaml and the registries, contacts only where this audience may have them. An error in one of them stops a
 * build. The dev server keeps what it showed before; at its start a registry with an error is empty there, and only
 * portal.yaml stops it.
 */
export async function organisation({ serving = false } = {}): Promise<Organisation> {
  const { root, audience: wanted, contacts } = buildInputs();
  const file = 'content/portal.yaml';
  const { value: portal, findings } = readPortal(file, await readFile(join(root, file)));
  const read = await readRegistries(root, contacts, findings);
  if (serving && shown && holdsError(findings)) return shown;
  if (!serving || !portal) refuse(findings);
  const audience = portal?.audiences.find((row) => row.id === wanted);
  if (!portal || !audience)
    throw new AstroError(
      `${file} describes no audience "${wanted}"`,
      `add  - id: ${wanted}  under audiences`,
    );
  const callable = read.contacts.filter((contact) => mayCall(audience, contact));
  const found = { portal, audience, registries: { ...read, contacts: callable } };
  if (serving) shown = found;
  return found;
}

async function readRegistries(
  root: string,
  contacts: string | undefined,
  findings: Finding[],
): Promise<Registries> {
  const found: Registries = { scopes: [], 'data-sources': [], contacts: [], 'vendor-packs': [] };
  for (const name of Object.keys(registries) as RegistryName[]) {
    const file = `content/registries/${name}.yaml`;
    const path = name === 'contacts' && contacts ? contacts : join(root, file);
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) continue;
    const { value, findings: problems } = readRegistry(name, file, bytes);
    findings.push(...problems);
    Object.assign(found, { [name]: value ?? [] });
  }
  return found;
}

/** The organisation as a collection of one entry, so that pages read it like everything else. */
export function organisationLoader(): Loader {
  return {
    name: 'watchbill-organisation',
    schema: organisationSchema,
    async load(context) {
      const { store } = context;
      const load = async () => {
        const { portal, registries: lists } = await organisation({ serving: Boolean(context.watcher) });
        store.clear();
        store.set({ id: 'organisation', data: { portal, registries: lists } });
      };
      await load();
      const { root } = buildInputs();
      reloadOnChange(context, root, (file) => /^content\/(portal|registries\/[^/]+)\.yaml$/.test(file), load);
    },
  };
}
