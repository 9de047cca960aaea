import type { CollectionName } from '#lib/model/collection.ts';

const folders: Record<CollectionName, string> = {
  plan: 'respond/plan/',
  role: 'respond/roles/',
  preparation: 'respond/preparation/',
  procedure: 'respond/procedures/',
  block: 'respond/blocks/',
  comms: 'respond/comms/',
  exercise: 'respond/exercises/',
  triage: 'triage/',
  'use-case': 'detect/use-cases/',
  threat: 'threats/',
  report: 'measure/reports/',
};

/** The address of a collection's index below the base, such as `detect/use-cases/`. */
export function folderOf(collection: CollectionName): string {
  return folders[collection];
}

/** The address of one page below the base, such as `respond/procedures/ransomware/`. */
export function addressOf(collection: CollectionName, id: string): string {
  return collection === 'plan' ? folders.plan : `${folders[collection]}${id}/`;
}
