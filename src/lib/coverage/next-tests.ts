import { addDays, daysBetween } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { validationMethods } from '#lib/model/vocabulary.ts';
import { coverage } from './coverage.ts';
import { soon } from './exceptions.ts';
import { answersTechnique, counts } from './result.ts';
import { claims, type Claim } from './tests.ts';

/** A claim worth a test now, and the three things that decide when. */
export interface NextTest {
  claim: Claim;
  /** The threat with the highest score that asks for it here; undefined when none does. */
  threat: Entry<'threat'> | undefined;
  /** likelihood × impact of that threat, 1 to 25; 1 when no threat asks. */
  risk: number;
  /** 1 for what was never tested or failed, 0.5 to 1 for what is too old, 0.25 for what is about to be. */
  staleness: number;
  effort: Effort;
  /** risk × staleness ÷ effort. */
  score: number;
}

/** What a test takes: 1 a script runs, 2 somebody does it by hand, 4 it needs a day with others. */
export type Effort = 1 | 2 | 4;

const efforts: Record<(typeof validationMethods)[number], Effort> = {
  atomic: 1,
  replay: 1,
  'vendor-test': 1,
  'manual-simulation': 2,
  'real-incident': 2,
  'purple-team': 4,
  tabletop: 4,
};

/**
 * What to test next, best first: where the highest score rests on the oldest proof at the least effort. A test that
 * is planned, or waits for the fix of a failed one, is decided already and not here.
 */
export function nextTests(content: Content, today: string): NextTest[] {
  const asked = askers(content, today);
  return claims(content, today)
    .filter((claim) => !claim.planned && !waitsForFix(claim, today))
    .flatMap((claim): NextTest[] => {
      const staleness = stalenessOf(claim, today);
      if (staleness === 0) return [];
      const threat = asked(claim);
      const risk = threat ? threat.data.likelihood * threat.data.impact : 1;
      const effort = effortOf(claim, content);
      return [{ claim, threat, risk, staleness, effort, score: (risk * staleness) / effort }];
    })
    .toSorted((a, b) => b.score - a.score || b.risk - a.risk);
}

/** Whether somebody still has to mend what the last test showed. */
export function waitsForFix({ state, last }: Claim, today: string): boolean {
  return state === 'failed' && last?.follow_up !== undefined && last.follow_up.due > today;
}

function stalenessOf({ state, last, until }: Claim, today: string): number {
  if (state === 'untested' || state === 'failed') return 1;
  if (!last || until === undefined) return 0;
  if (until < today) return 0.5 + Math.min(0.5, daysBetween(until, today) / days(last.valid_for) / 2);
  return until <= addDays(today, soon) ? 0.25 : 0;
}

/** The worst threat with a question that this claim is to answer in its scope. */
function askers(content: Content, today: string): (claim: Claim) => Entry<'threat'> | undefined {
  const rows = coverage(content, today).toSorted(
    ({ threat: { data: a } }, { threat: { data: b } }) => b.likelihood * b.impact - a.likelihood * a.impact,
  );
  return ({ useCase, scope, technique }) =>
    rows.find(({ questions }) =>
      questions.some(
        ({ question, cells }) =>
          question.answered_by?.includes(useCase.id) &&
          cells.some((cell) => cell.scope === scope) &&
          (technique === undefined ||
            question.techniques.some(
              (id) => answersTechnique(technique, id) || answersTechnique(id, technique),
            )),
      ),
    )?.threat;
}

/** The effort of the last test here, else of one like it: in another scope, then of another use case. */
function effortOf({ useCase, technique, last }: Claim, { entries }: Content): Effort {
  const others = [useCase, ...entries['use-case'].filter((entry) => entry !== useCase)];
  const like = others
    .flatMap(({ data }) => data.validations ?? [])
    .find(
      (test) => counts(test) && technique && test.technique && answersTechnique(test.technique, technique),
    );
  return efforts[(last ?? like)?.method ?? 'manual-simulation'];
}
