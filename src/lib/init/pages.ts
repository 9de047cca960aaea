import { addDays } from '#lib/model/date.ts';
import type { Entry } from '#lib/model/entry.ts';
import { neverTested } from '#lib/model/plan.ts';
import type { Adoption } from './adoption.ts';
import { threatEdits } from './threat.ts';
import { useCaseEdits } from './use-case.ts';
import type { Edit } from '#lib/yaml/edit.ts';

/**
 * What a page of the sample may not go on claiming in another organisation: that it was walked through, tested,
 * decided or accepted there. `index`: the page's place in its collection. Texts and instructions stay.
 */
export function pageEdits(entry: Entry, adoption: Adoption, index: number): Edit[] {
  return [...inForce(entry, adoption), ...ownEdits(entry, adoption, index), ...shared(entry, adoption)];
}

/** A page is a draft until its new readers have walked through it; only the plan must always be in force. */
function inForce({ collection, data }: Entry, { today }: Adoption): Edit[] {
  if (collection === 'plan' && 'status' in data && data.status === 'active') return plan(data, today);
  const unreviewed: Edit = { path: ['reviewed'], drop: true };
  if ('lifecycle' in data)
    return data.lifecycle === 'retired' ? [] : [{ path: ['lifecycle'], value: 'proposed' }, unreviewed];
  return data.status === 'deprecated' ? [] : [{ path: ['status'], value: 'draft' }, unreviewed];
}

/** The plan was reviewed by its authors, long enough ago to be due at once. Here it was never tested. */
function plan({ reviewed, last_tested: tested }: Entry<'plan'>['data'], today: string): Edit[] {
  return [
    { path: ['review_every'], value: '7d', note: 'until the plan is yours; then remove this line' },
    ...(reviewed
      ? [
          {
            path: ['reviewed'],
            value: reviewed > today ? today : reviewed,
            note: "the sample's: write yours",
          },
        ]
      : []),
    ...(tested
      ? [{ path: ['last_tested'], value: neverTested, note: 'not yet: write the day of yours' }]
      : []),
  ];
}

function ownEdits(entry: Entry, adoption: Adoption, index: number): Edit[] {
  switch (entry.collection) {
    case 'use-case':
      return useCaseEdits((entry as Entry<'use-case'>).data, adoption);
    case 'threat':
      return threatEdits((entry as Entry<'threat'>).data, adoption.today);
    case 'preparation':
      return (entry as Entry<'preparation'>).data.tests ? [{ path: ['tests'], value: '[]' }] : [];
    case 'exercise':
      return exercise((entry as Entry<'exercise'>).data, adoption.today, index);
    case 'triage':
      return knownBenign((entry as Entry<'triage'>).data);
    default:
      return [];
  }
}

/** The first exercise lies a month ahead, each further one a quarter later. */
function exercise({ findings }: Entry<'exercise'>['data'], today: string, index: number): Edit[] {
  const date: Edit = { path: ['date'], value: addDays(today, 30 + 90 * index) };
  return findings ? [date, { path: ['findings'], value: '[]' }] : [date];
}

/** The exceptions these patterns point at are gone. */
function knownBenign({ known_benign: rows = [] }: Entry<'triage'>['data']): Edit[] {
  return rows.flatMap(({ exception }, index): Edit[] =>
    exception ? [{ path: ['known_benign', index, 'exception'], drop: true }] : [],
  );
}

/** Links to reports that are gone, last first, and sources seen on a day that has not come. */
function shared({ data }: Entry, { today }: Adoption): Edit[] {
  const related = (data.related ?? []).flatMap((page, index): Edit[] =>
    page.startsWith('report/') ? [{ path: ['related', index], drop: true }] : [],
  );
  const seen = (data.sources ?? []).flatMap((source, index): Edit[] =>
    source.seen > today ? [{ path: ['sources', index, 'seen'], value: today }] : [],
  );
  return [...related.toReversed(), ...seen];
}

/** Variables that only the parts taken out had used, last first. */
export function idleVariables({ data }: Pick<Entry, 'data'>, before: string, after: string): Edit[] {
  const uses = (text: string, word: string) => text.match(new RegExp(`\\b${word}\\b`, 'g'))?.length ?? 0;
  return (data.variables ?? [])
    .flatMap((word, index): Edit[] =>
      uses(before, word) > 1 && uses(after, word) === 1 ? [{ path: ['variables', index], drop: true }] : [],
    )
    .toReversed();
}
