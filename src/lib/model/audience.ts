import type { CollectionName } from './collection.ts';
import type { Audience } from './portal.ts';
import { tlps, type AudienceId, type Tlp } from './vocabulary.ts';

/** What decides whether somebody may read a page. */
export interface Readable {
  tlp: Tlp;
  /** Narrows the readers, never widens them. */
  audience?: AudienceId[] | undefined;
  /** False keeps a use case out of the provider's copy. */
  mssp_visible?: boolean | undefined;
}

/** Whether an audience may read a page: its TLP, its collection, and what the page itself says, all of them. */
export function mayRead(audience: Audience, collection: CollectionName, page: Readable): boolean {
  return (
    tlps.indexOf(page.tlp) <= tlps.indexOf(audience.max_tlp) &&
    (audience.collections === 'all' || audience.collections.includes(collection)) &&
    (page.audience === undefined || page.audience.includes(audience.id)) &&
    !(audience.id === 'mssp' && page.mssp_visible === false)
  );
}

/** The team's own copy: it shows what is still empty, what is due, and how to change it. */
export function isTeam({ id }: Audience): boolean {
  return id === 'responder';
}

/** Whether a row of the contact sheet is for this audience. */
export function mayCall({ id }: Audience, contact: { for_provider: boolean }): boolean {
  return id === 'responder' || (id === 'mssp' && contact.for_provider);
}

/** Whether an audience may know by which channels the team talks during an incident. */
export function mayKnowChannels({ id }: Audience): boolean {
  return id === 'responder' || id === 'mssp';
}

/**
 * Whether an audience may read the registries: names of scopes and data sources are shown with use cases and
 * threats, to nobody else.
 */
export function mayReadRegistries({ collections }: Audience): boolean {
  return collections === 'all' || collections.includes('use-case') || collections.includes('threat');
}

/**
 * Whether an audience may know what was changed, how often and with which words. The first line of a commit may name
 * a secret, a person or a page of others, and nobody checks it against a TLP: others learn the day of the last change
 * of what they may read, and no more.
 */
export function mayKnowChanges(audience: Audience): boolean {
  return isTeam(audience);
}
