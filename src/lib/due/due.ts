import type { Entry } from '#lib/model/entry.ts';
import type { RegistryName } from '#lib/model/registry.ts';
import type { RoleName } from '#lib/model/vocabulary.ts';
import { dueWords, type DueKind } from './words.ts';

/** Something that falls due on a day. Past it, it is overdue; until then it is a date in the calendar. */
export interface Due {
  kind: DueKind;
  /** What tells it from others of its kind in the same place: an id, or the words of a promise. */
  name: string;
  /** The page it is about, or the registry it is a row of. */
  place: Entry | RegistryName;
  /** What people call the place. */
  title: string;
  /** Where it is written: a file from the root, and the path in it of the date it counts from. */
  file: string;
  path: (string | number)[];
  /** What falls due: `review`, `exception "mfr-edi-orders"`. */
  what: string;
  /** How it ends: a review is due, an exception expires. */
  ends: 'due' | 'expires';
  /** Last day on which all is well, YYYY-MM-DD. */
  by: string;
  owner: RoleName;
  /** The edit that settles it, given the day it is made. */
  settle: (today: string) => string;
}

type Row = Pick<Due, 'path' | 'by' | 'owner' | 'settle'> & { name?: string };

/** Titles of the registries that hold dates. */
const titles: Partial<Record<RegistryName, string>> = {
  contacts: 'Contact sheet',
  'vendor-packs': 'Packs of vendor rules',
};

/** Something due in a page. */
export function dueIn(entry: Entry, kind: DueKind, row: Row): Due {
  return due(kind, row, { place: entry, title: entry.data.title, file: entry.file });
}

/** Something due in a row of a registry. */
export function dueInRegistry(registry: RegistryName, kind: DueKind, row: Row): Due {
  const file = `content/registries/${registry}.yaml`;
  return due(kind, row, { place: registry, title: titles[registry] ?? registry, file });
}

function due(kind: DueKind, row: Row, where: Pick<Due, 'place' | 'title' | 'file'>): Due {
  const { what, ends } = dueWords[kind];
  const name = row.name ?? '';
  return { ...row, ...where, kind, name, what: what(name), ends };
}
