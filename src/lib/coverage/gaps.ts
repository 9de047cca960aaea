import { coverage, type ThreatCoverage } from './coverage.ts';
import type { QuestionCoverage } from './question.ts';
import type { Content } from '#lib/model/entry.ts';
import type { Validation } from '#lib/model/validation.ts';
import type { RoleName } from '#lib/model/vocabulary.ts';
import { answersTechnique, newestResults } from './result.ts';
import { coverageStates, worst, type CoverageState } from './state.ts';

/** A question of a threat that nothing answers well enough, with the scopes where it is open. */
export interface Gap {
  threat: ThreatCoverage['threat'];
  question: QuestionCoverage['question'];
  state: CoverageState | 'accepted';
  /** Required scopes in that state. */
  scopes: string[];
  reasons: string[];
  /** likelihood × impact of the threat, 1 to 25. */
  risk: number;
  /** Who closes it: as the gap says, else who mends the failed test, else who owns the threat. */
  owner: RoleName;
  /** By when, YYYY-MM-DD; undefined while nobody has set a day. */
  closeBy: string | undefined;
}

/**
 * What detection lacks, in the order to close it: risk of the threat, then the worse state, then the earlier
 * date, then ids. Running but untested, expired and late are not gaps; accepted ones come last.
 */
export function gaps(content: Content, today: string): Gap[] {
  return coverage(content, today)
    .flatMap(({ threat, questions }) =>
      questions.flatMap((question) => gapOf(content, threat, question) ?? []),
    )
    .sort(compareGaps);
}

function gapOf(
  content: Content,
  threat: ThreatCoverage['threat'],
  covered: QuestionCoverage,
): Gap | undefined {
  const open = worst(covered.cells.flatMap(({ state }) => (state === 'accepted' ? [] : [state])));
  const state = covered.accepted ? 'accepted' : open;
  if (!state || !['accepted', 'gap', 'planned', 'failed'].includes(state)) return undefined;
  const cells = covered.cells.filter((cell) => cell.state === state);
  const { gap } = covered.question;
  const fix = state === 'failed' ? nextFix(content, covered) : undefined;
  return {
    threat,
    question: covered.question,
    state,
    scopes: cells.map(({ scope }) => scope),
    reasons: [...new Set(cells.map(({ reason }) => reason))],
    risk: threat.data.likelihood * threat.data.impact,
    owner: gap?.owner ?? fix?.owner ?? threat.data.owner,
    closeBy: gap?.close_by ?? fix?.due,
  };
}

/** What is to be mended first of the tests that failed for a question. */
function nextFix(content: Content, { question, cells }: QuestionCoverage): Validation['follow_up'] {
  const failed = cells.flatMap(({ scope, answers }) =>
    answers.filter(({ state }) => state === 'failed').map(({ useCase }) => ({ useCase, scope })),
  );
  return failed
    .flatMap(({ useCase, scope }) => {
      const tests = content.entries['use-case'].find(({ id }) => id === useCase)?.data.validations ?? [];
      const counted = [...newestResults(tests, scope)].filter(
        ([tested]) => tested === '' || question.techniques.some((id) => answersTechnique(tested, id)),
      );
      return counted.flatMap(([, { follow_up }]) => follow_up ?? []);
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
}

function compareGaps(a: Gap, b: Gap): number {
  const last = Number(a.state === 'accepted') - Number(b.state === 'accepted');
  const byText = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return (
    last ||
    b.risk - a.risk ||
    coverageStates.indexOf(a.state as CoverageState) - coverageStates.indexOf(b.state as CoverageState) ||
    byText(a.closeBy ?? '9999', b.closeBy ?? '9999') ||
    byText(a.threat.id, b.threat.id) ||
    byText(a.question.id, b.question.id)
  );
}
