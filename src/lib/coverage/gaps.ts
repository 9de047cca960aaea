import { coverage, type ThreatCoverage } from './coverage.ts';
import type { QuestionCoverage } from './question.ts';
import type { Content } from '#lib/model/entry.ts';
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
  closeBy: string | undefined;
}

/**
 * What detection lacks, in the order to close it: risk of the threat, then the worse state, then the earlier
 * date, then ids. Running but untested, expired and late are not gaps; accepted ones come last.
 */
export function gaps(content: Content, today: string): Gap[] {
  return coverage(content, today)
    .flatMap(({ threat, questions }) => questions.flatMap((question) => gapOf(threat, question) ?? []))
    .sort(compareGaps);
}

function gapOf(threat: ThreatCoverage['threat'], covered: QuestionCoverage): Gap | undefined {
  const open = worst(covered.cells.flatMap(({ state }) => (state === 'accepted' ? [] : [state])));
  const state = covered.accepted ? 'accepted' : open;
  if (!state || !['accepted', 'gap', 'planned', 'failed'].includes(state)) return undefined;
  const cells = covered.cells.filter((cell) => cell.state === state);
  return {
    threat,
    question: covered.question,
    state,
    scopes: cells.map(({ scope }) => scope),
    reasons: [...new Set(cells.map(({ reason }) => reason))],
    risk: threat.data.likelihood * threat.data.impact,
    closeBy: covered.question.gap?.close_by,
  };
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
