import { dateInWords } from '#lib/model/date.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { figuresOf } from '#lib/reports/five.ts';
import { plainName } from '#lib/reports/plain.ts';

/** What a number of the report counts, as it was defined then. */
export interface DefinitionRow {
  title: string;
  counts: string;
  source: string;
  weakness: string;
}

/** The definitions behind the headline numbers; every other one is in the snapshot. */
export function definitionRows(snapshot: Snapshot): DefinitionRow[] {
  return figuresOf(snapshot).flatMap(({ metric }) => {
    const known = snapshot.definitions.find((row) => row.metric === metric);
    return known
      ? [
          {
            ...{ title: plainName(metric), counts: known.counts, weakness: known.pitfall ?? '' },
            source: sourceOf(snapshot, metric),
          },
        ]
      : [];
  });
}

const ofPages = new Set([
  'validated-coverage',
  'preparation-readiness',
  'review-freshness',
  'exercise-recency',
]);

function sourceOf({ as_of, frozen_on }: Snapshot, metric: string): string {
  return ofPages.has(metric)
    ? `The pages of this portal, ${dateInWords(frozen_on)}`
    : `Our exports, ${dateInWords(as_of.slice(0, 10))}`;
}
