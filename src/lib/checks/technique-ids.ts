import { collectionNames, collections } from '#lib/model/collection.ts';
import { referencesIn } from '#lib/model/reference.ts';
import type { CheckInput } from './rule.ts';
import { inFrontMatter, type Where } from './where.ts';

/** Every ATT&CK id of front matter and where it stands. */
export function techniqueIdsIn(input: CheckInput): { id: string; where: () => Where }[] {
  return collectionNames.flatMap((collection) =>
    input.content.entries[collection].flatMap((entry) =>
      referencesIn(collections[collection].schema, entry.data)
        .filter(({ kind }) => kind === 'technique')
        .map(({ id, path }) => ({ id, where: () => inFrontMatter(input, entry.file, path) })),
    ),
  );
}
