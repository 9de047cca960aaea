import { collectionNames, collections } from '#lib/model/collection.ts';
import type { Content } from '#lib/model/entry.ts';
import { referencesIn } from '#lib/model/reference.ts';
import type { CheckInput } from './rule.ts';
import { inFrontMatter, type Where } from './where.ts';

/** Every ATT&CK id of front matter and where it stands. */
export function techniqueIdsIn(input: CheckInput): FoundTechnique[] {
  const known = found.get(input.content);
  if (known) return known;
  const ids = idsIn(input);
  found.set(input.content, ids);
  return ids;
}

interface FoundTechnique {
  id: string;
  where: () => Where;
}

/** Two rules ask for them. */
const found = new WeakMap<Content, FoundTechnique[]>();

function idsIn(input: CheckInput): FoundTechnique[] {
  return collectionNames.flatMap((collection) =>
    input.content.entries[collection].flatMap((entry) =>
      referencesIn(collections[collection].schema, entry.data)
        .filter(({ kind }) => kind === 'technique')
        .map(({ id, path }) => ({ id, where: () => inFrontMatter(input, entry.file, path) })),
    ),
  );
}
