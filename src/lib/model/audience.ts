import type { CollectionName } from './collection.ts';
import type { Audience } from './portal.ts';
import { tlps, type AudienceId, type Tlp } from './vocabulary.ts';

/** What decides whether somebody may read a page. */
export interface Readable {
  tlp: Tlp;
  /** Narrows the readers, never widens them. */
  audience?: AudienceId[] | undefined;
}

/** Whether an audience may read a page: its TLP, its collection, and the page's own `audience`, all three. */
export function mayRead(audience: Audience, collection: CollectionName, page: Readable): boolean {
  return (
    tlps.indexOf(page.tlp) <= tlps.indexOf(audience.max_tlp) &&
    (audience.collections === 'all' || audience.collections.includes(collection)) &&
    (page.audience === undefined || page.audience.includes(audience.id))
  );
}
