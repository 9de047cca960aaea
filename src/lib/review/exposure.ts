import { mayRead, type Readable } from '#lib/model/audience.ts';
import type { CollectionName } from '#lib/model/collection.ts';
import type { Audience } from '#lib/model/portal.ts';
import { tlps } from '#lib/model/vocabulary.ts';
import type { Change } from './change.ts';
import { contactsFile, portalFile } from './lists.ts';
import type { Difference } from './rows.ts';
import { said, shown, type Said } from './said.ts';
import { changedPairs, type Side } from './side.ts';

/** Where more people may read than before: a lower TLP, a wider audience of the page, and how far a rule of portal.yaml reaches. */
export function exposureChanges(before: Side, now: Side): Change[] {
  const readers = now.content?.portal.audiences ?? [];
  const known = new Map((before.content?.portal.audiences ?? []).map((reader) => [reader.id, reader]));
  const could = ({ id }: Audience, collection: CollectionName, page: Readable) => {
    const reader = known.get(id);
    return reader !== undefined && mayRead(reader, collection, page);
  };
  const pages = changedPairs(before, now).flatMap(({ before: old, now: fresh }): Change[] => {
    const [a, b]: Readable[] = [old.data, fresh.data];
    if (!a || !b) return [];
    const file = fresh.file;
    const found: Change[] = [];
    if (tlps.indexOf(b.tlp) < tlps.indexOf(a.tlp))
      found.push({ kind: 'exposure', file, text: said`TLP lowered to ${b.tlp}, was ${a.tlp}` });
    for (const reader of readers)
      if (mayRead(reader, fresh.collection, b) && !could(reader, old.collection, a))
        found.push({ kind: 'exposure', file, text: said`the audience ${reader.id} may now read this page` });
    return found;
  });
  const reach = readers.flatMap((reader): Change[] => {
    if (!before.content) return [];
    const more = [...now.pages].filter(([key, page]) => {
      const same = before.pages.get(key)?.digest === page.digest;
      const { collection, data } = page;
      return same && mayRead(reader, collection, data) && !could(reader, collection, data);
    });
    const first = more[0]?.[0];
    if (first === undefined) return [];
    return [
      {
        kind: 'exposure',
        file: portalFile,
        text:
          more.length === 1
            ? said`${reader.id} may now read one page that did not change: ${first}`
            : said`${reader.id} may now read ${more.length} pages that did not change, such as ${first}`,
      },
    ];
  });
  return [...reach, ...pages];
}

/** What a difference in portal.yaml or the contacts opens to somebody, in words; undefined when it opens nothing. */
export function exposureOf(file: string, { path, was, is }: Difference): Said | undefined {
  const [list, id = '', key] = path;
  if (file === contactsFile)
    return path[1] === 'for_provider' && is === true
      ? said`the provider gets the numbers of ${path[0] ?? ''}`
      : undefined;
  if (file !== portalFile || list !== 'audiences') return undefined;
  if (was === undefined && key === undefined) {
    const { max_tlp: highest } = is as { max_tlp?: unknown };
    return said`new audience: ${id}, up to TLP ${shown(highest)}`;
  }
  if (is === undefined || key === undefined || !wider.get(key)?.(was, is)) return undefined;
  if (key === 'max_tlp') return said`${id} may read up to TLP ${shown(is)}, was ${shown(was)}`;
  return said`${id}: ${key} is ${[is].flat().map(shown).join(', ')}, was ${[was].flat().map(shown).join(', ')}`;
}

const metrics: readonly unknown[] = ['none', 'executive', 'all'];

/** Whether a value of an audience lets more through. A word that is not known counts as one that does. */
const wider = new Map<string, (was: unknown, is: unknown) => boolean>([
  ['max_tlp', (was, is) => !isLess(tlps, was, is)],
  ['metrics', (was, is) => !isLess(metrics, was, is)],
  [
    'collections',
    (was, is) =>
      was !== 'all' &&
      (!Array.isArray(is) || !Array.isArray(was) || is.some((kind: unknown) => !was.includes(kind))),
  ],
  ['show_edit', (_, is) => is !== false],
  ['show_sources', (_, is) => is !== false],
]);

function isLess(order: readonly unknown[], was: unknown, is: unknown): boolean {
  return order.includes(is) && order.indexOf(is) < order.indexOf(was);
}
