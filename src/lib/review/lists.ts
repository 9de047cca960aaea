import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '#lib/content/bytes.ts';
import { decode } from '#lib/content/decode.ts';
import { issueFindings } from '#lib/content/issues.ts';
import type { Source } from '#lib/content/source.ts';
import { readYaml } from '#lib/content/yaml.ts';
import type { Finding } from '#lib/model/finding.ts';
import { portalSchema } from '#lib/model/portal.ts';
import { registries } from '#lib/model/registry.ts';
import { sourcesFile, sourcesSchema } from '#lib/model/source.ts';

export const portalFile = 'content/portal.yaml';
export const contactsFile = 'content/registries/contacts.yaml';

/** The YAML files a review tells row by row: each with what it means when it holds, else undefined. */
const known = new Map<string, (written: unknown) => unknown>([
  [portalFile, (written) => portalSchema.safeParse(written).data],
  [sourcesFile, (written) => sourcesSchema.safeParse(written).data],
  ...Object.entries(registries).map(([name, schema]): [string, (written: unknown) => unknown] => [
    `content/registries/${name}.yaml`,
    (written) => schema.safeParse(written).data,
  ]),
]);

/** Whether a review tells the file row by row. */
export function isList(file: string): boolean {
  return known.has(file);
}

/** What such a file says: as written, and with its defaults filled in. */
export interface List {
  written: unknown;
  /** Undefined when it does not hold. */
  whole: unknown;
}

/** Reads such a file; one that is not there says nothing. Undefined when it is not YAML. */
export function listOf(file: string, source: Source | undefined): List | undefined {
  const result = source ? readYaml(source.text) : { value: undefined };
  if ('problem' in result) return undefined;
  const none = file === portalFile || file === sourcesFile ? {} : [];
  const written = result.value ?? none;
  return { written, whole: written === none ? none : known.get(file)?.(written) };
}

/**
 * sources.yaml below `root`, with what its schema says of it; undefined where there is none. It is not read with the
 * rest of content/: the exports beside it belong to another reader. Links are not followed.
 */
export function readSources(root: string): { source: Source; findings: Finding[] } | undefined {
  const path = join(root, sourcesFile);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const { source, findings } = decode(sourcesFile, readBytes(path));
  if (findings.length > 0) return { source, findings };
  const result = readYaml(source.text);
  if ('problem' in result) {
    const { rule, offset, length, message, hint } = result.problem;
    const at = source.point(offset);
    return { source, findings: [{ rule, severity: 'error', file: sourcesFile, at, length, message, hint }] };
  }
  const issues = sourcesSchema.safeParse(result.value).error?.issues ?? [];
  const judged = { schema: sourcesSchema, value: result.value, file: sourcesFile, locate: source.locate };
  return { source, findings: issueFindings(issues, judged) };
}
