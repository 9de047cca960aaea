import type { Content, Entry } from '#lib/model/entry.ts';
import type { DetectionQuestion } from '#lib/model/threat.ts';
import { best, type CoverageState } from './state.ts';
import { answerOf, type Answer } from './use-case.ts';

/** One question in one scope it requires. */
export interface QuestionCell {
  scope: string;
  state: CoverageState | 'accepted';
  reason: string;
  /** Best first is not implied: in the order of `answered_by`. */
  answers: Answer[];
}

export interface QuestionCoverage {
  question: DetectionQuestion;
  /** One for each required scope. */
  cells: QuestionCell[];
  /** An accepted gap still inside its date: shown apart, never counted. */
  accepted: boolean;
  /** Validated or late in all required scopes. */
  covered: boolean;
}

/** What the use cases of `content` answer to one question of `threat` on `today`, scope by scope. */
export function coverQuestion(
  content: Content,
  threat: Entry<'threat'>,
  question: DetectionQuestion,
  today: string,
): QuestionCoverage {
  const { scopes, unreached } = requiredScopes(content, threat, question);
  const accepted = isAccepted(question, today);
  const cells = scopes.map((scope): QuestionCell => {
    const empty = { scope, answers: [] };
    if (question.gap)
      return { ...empty, state: accepted ? 'accepted' : 'gap', reason: gapReason(question, today) };
    if (unreached) return { ...empty, state: 'gap', reason: 'none of its data sources reaches our assets' };
    const answers = (question.answered_by ?? []).flatMap((id) => {
      const useCase = content.entries['use-case'].find((entry) => entry.id === id);
      return (useCase && answerOf(useCase, question, scope, today)) ?? [];
    });
    const state = best(answers.map((answer) => answer.state));
    const decisive = answers.find((answer) => answer.state === state);
    if (!state || !decisive) return { scope, answers, state: 'gap', reason: 'no use case answers here' };
    return { scope, answers, state, reason: `${decisive.useCase}: ${decisive.reason}` };
  });
  const covered = cells.length > 0 && cells.every(({ state }) => state === 'validated' || state === 'late');
  return { question, cells, accepted, covered };
}

/**
 * Where a question must be answered: its own scopes, else the assets its data sources reach. When they reach
 * none, every asset stays required and nobody can answer.
 */
function requiredScopes(content: Content, threat: Entry<'threat'>, question: DetectionQuestion) {
  const assets = [...new Set(threat.data.assets)];
  if (question.scopes) return { scopes: [...new Set(question.scopes)], unreached: false };
  if (question.gap) return { scopes: assets, unreached: false };
  const reached = new Set(
    content.registries['data-sources']
      .filter(({ id }) => question.data_sources?.includes(id))
      .flatMap((source) => source.scopes),
  );
  const scopes = assets.filter((asset) => reached.has(asset));
  return scopes.length > 0 ? { scopes, unreached: false } : { scopes: assets, unreached: true };
}

function isAccepted({ gap }: DetectionQuestion, today: string): boolean {
  return gap?.status === 'accepted' && gap.until !== undefined && gap.until >= today;
}

function gapReason({ gap }: DetectionQuestion, today: string): string {
  if (gap?.status !== 'accepted') return `${gap?.status === 'in-work' ? 'in work' : 'open'}: ${gap?.reason}`;
  const until = gap.until ?? '';
  return until < today
    ? `accepted until ${until}, which has passed: ${gap.reason}`
    : `accepted until ${until}: ${gap.reason}`;
}
