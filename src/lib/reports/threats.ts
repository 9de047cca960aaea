import type { ThreatCoverage } from '#lib/coverage/coverage.ts';
import type { Snapshot, ThreatState } from '#lib/model/snapshot.ts';
import { isLive } from '#lib/model/tier.ts';

/** Detection of each threat in force, the largest risk first. */
export function threatRows(threats: readonly ThreatCoverage[]): Snapshot['threats'] {
  return threats
    .filter(({ threat }) => isLive(threat.data))
    .map((row) => ({
      id: row.threat.id,
      title: row.threat.data.title,
      risk: row.threat.data.likelihood * row.threat.data.impact,
      state: stateOf(row),
      covered: row.score.covered,
      questions: row.score.questions,
    }))
    .toSorted((a, b) => b.risk - a.risk || (a.id < b.id ? -1 : 1));
}

/** In the words of a board: a tested alarm, one that runs, none, or a risk taken with open eyes. */
function stateOf({ questions, score }: ThreatCoverage): ThreatState {
  if (questions.length === 0) return 'not-asked';
  if (score.questions === 0) return 'accepted';
  if (score.covered === score.questions) return 'tested';
  const open = questions.filter(({ covered, accepted }) => !covered && !accepted);
  const blind = open.some(({ cells }) => cells.some(({ state }) => state === 'gap' || state === 'planned'));
  return blind ? 'gap' : 'running';
}
