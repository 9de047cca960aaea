import { addDays } from '#lib/model/date.ts';
import type { UseCase } from '#lib/model/use-case.ts';
import type { Adoption } from './adoption.ts';
import type { Edit } from '#lib/yaml/edit.ts';
import type { Path } from '#lib/yaml/places.ts';

/** Longest time a deferred decision may wait, in days. */
const wait = 90;

/**
 * No test, exception or baseline of the sample holds elsewhere, and no rule has been decided on. What the sample
 * decided stays beside the line as advice.
 */
export function useCaseEdits(data: UseCase, { today, provider }: Adoption): Edit[] {
  const gone = ['validations', 'exceptions', 'baselines', 'tuned_on', 'expected_volume'];
  if (!provider) gone.push('mssp_visible');
  return [
    ...gone.map((key): Edit => ({ path: [key], drop: true })),
    ...(data.content ?? []).flatMap(({ relevance }, index): Edit[] =>
      relevance ? undecided(['content', index, 'relevance'], relevance, today) : [],
    ),
  ];
}

type Relevance = NonNullable<NonNullable<UseCase['content']>[number]['relevance']>;

function undecided(path: Path, { decision, reason, threat }: Relevance, today: string): Edit[] {
  const because = threat ? `${reason} ${threat}` : reason;
  return [
    { path: [...path, 'decision'], value: 'defer', note: `the sample: ${decision}` },
    { path: [...path, 'reason'], value: 'needs-test', note: `the sample: ${because}` },
    { path: [...path, 'threat'], drop: true },
    { path: [...path, 'hash'], drop: true },
    { path: [...path, 'decided_on'], value: today },
    { path: [...path, 'revisit_by'], value: addDays(today, wait) },
  ];
}
