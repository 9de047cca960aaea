import type { ContentRead } from '#lib/content/read.ts';
import { technique, techniqueIds } from '#lib/model/attack/attack.ts';
import { collectionNames } from '#lib/model/collection.ts';
import type { ReferenceKind } from '#lib/model/reference.ts';

/** What a reference of a kind may name: each id with what it is called. A kind that could not be read whole is absent. */
export type Known = ReadonlyMap<ReferenceKind, ReadonlyMap<string, string>>;

/** Everything that content names by id, as `broken-reference` looks it up. Empty when portal.yaml cannot be read. */
export function knownIn({ content, findings, leftOut }: ContentRead): Known {
  const known = new Map<ReferenceKind, Map<string, string>>();
  if (!content) return known;
  const { entries, registries } = content;
  const pages = new Map<string, string>();
  for (const collection of collectionNames) {
    const ids = new Map(entries[collection].map(({ id, data }) => [id, data.title]));
    // Its file is there, so what names it is right; what it is called cannot be read.
    for (const page of leftOut) {
      const [kind, id = ''] = page.split('/');
      if (kind === collection) ids.set(id, 'holds an error');
    }
    for (const [id, title] of ids) pages.set(`${collection}/${id}`, title);
    // Nothing names a plan by its id alone, and a role of the closed list needs no page.
    if (collection !== 'plan' && collection !== 'role') known.set(collection, ids);
  }
  known.set('page', pages);
  known.set('technique', new Map(techniqueIds().map((id) => [id, technique(id)?.name ?? ''])));
  const whole = (collection: string) => ![...leftOut].some((page) => page.startsWith(`${collection}/`));
  if (whole('plan')) {
    const plans = entries.plan.map(({ data }) => data).filter(({ status }) => status !== 'deprecated');
    const duties = plans.flatMap(({ notification_duties: all }) => all ?? []);
    const authorities = plans.flatMap(({ authority }) => authority ?? []);
    known.set('duty', new Map(duties.map((duty) => [duty.id, duty.regime])));
    known.set('authority', new Map(authorities.map((row) => [row.id, row.action])));
  }
  if (whole('use-case')) {
    const exceptions = entries['use-case'].flatMap(({ data }) => data.exceptions ?? []);
    known.set('exception', new Map(exceptions.map(({ id, statement }) => [id, statement])));
  }
  const broken = new Set(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  for (const [kind, name] of [
    ['scope', 'scopes'],
    ['data-source', 'data-sources'],
  ] as const)
    if (!broken.has(`content/registries/${name}.yaml`))
      known.set(kind, new Map(registries[name].map((row) => [row.id, row.name])));
  return known;
}
