import type { CopyFacts } from './copy.ts';

declare const COPY: CopyFacts;

/** The copy this worker keeps. */
export const facts = COPY;

/** Caches of this portal, and of no other on the same origin, begin with it. */
export const prefix = `${facts.store} offline `;

/** A copy is named by what is in it. */
export const version = facts.list.slice(0, 16);
