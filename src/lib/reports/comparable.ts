import { contentCatalogue } from '#lib/metrics/catalogue/catalogue.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';

/**
 * Whether two snapshots measured the same thing in the same way: not where the definition changed between them, nor
 * where exports were read and one of them had a source that the other lacks.
 */
export function comparable(before: Snapshot, after: Snapshot, metric: string): boolean {
  const version = ({ definitions }: Snapshot) => definitions.find((row) => row.metric === metric)?.version;
  const sources = ({ inputs }: Snapshot) => new Set(inputs.map(({ source }) => source)).size;
  const ofPages = contentCatalogue.some(({ id }) => id === metric);
  return (
    version(before) !== undefined &&
    version(before) === version(after) &&
    (ofPages || sources(before) === sources(after))
  );
}
