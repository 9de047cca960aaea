import { addDays } from '#lib/model/date.ts';
import type { Registries } from '#lib/model/registry.ts';
import { dueInRegistry, type Due } from './due.ts';

/**
 * Days after which a number counts as untried. People change desks and contracts, and nobody tells the sheet; a
 * dozen calls a quarter are half an hour. A page that tests the sheet as a whole names the same cadence.
 */
export const calledEvery = 90;

/** What falls due in the registries: numbers to be tried, and decisions on whole packs of vendor rules. */
export function registryDates(registries: Registries): Due[] {
  return [
    ...registries.contacts.map(({ role, verified_on }, index) =>
      dueInRegistry('contacts', 'contact', {
        name: role,
        path: [index, 'verified_on'],
        by: addDays(verified_on, calledEvery),
        owner: 'incident-coordinator',
        settle: (day) => `dial both numbers, correct them, then set  verified_on: ${day}`,
      }),
    ),
    ...registries['vendor-packs'].map(({ id, revisit_by }, index) =>
      dueInRegistry('vendor-packs', 'pack', {
        name: id,
        path: [index, 'revisit_by'],
        by: revisit_by,
        owner: 'technical-lead',
        settle: () => 'decide again, then set decided_on and revisit_by',
      }),
    ),
  ];
}
