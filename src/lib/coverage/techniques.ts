import { currentId, outOfScopeTactics, technique, type Technique } from '#lib/model/attack/attack.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { answersTechnique } from './result.ts';
import { coverQuestion, type QuestionCell } from './question.ts';
import { worst } from './state.ts';

/** A technique that a threat of ours uses, and what detection can say of it. */
export interface TechniqueCoverage {
  /** Of ATT&CK v19, whatever id the threat writes. */
  technique: Technique;
  /** Threats that use it. */
  threats: Entry<'threat'>[];
  /** The highest likelihood × impact of them, 1 to 25. */
  risk: number;
  /** All its tactics are left alone by a starting team, on purpose. */
  outOfScope: boolean;
  /** The worst over its places; `not-asked` when no question is about it, `accepted` when all are accepted gaps. */
  state: QuestionCell['state'] | 'not-asked';
  /** Questions × scopes where it must be seen, and where a test in date proves that it is. Accepted ones aside. */
  places: number;
  proven: number;
}

/** Every technique of a threat that is not deprecated, the riskiest first, then by id. Unknown ids are left out. */
export function threatTechniques(content: Content, today: string): TechniqueCoverage[] {
  const threats = content.entries.threat.filter(({ data }) => data.status !== 'deprecated');
  const used = new Map<string, Entry<'threat'>[]>();
  for (const threat of threats)
    for (const id of new Set((threat.data.techniques ?? []).map((written) => currentId(written) ?? written)))
      used.set(id, [...(used.get(id) ?? []), threat]);
  return [...used]
    .flatMap(([id, users]) => {
      const known = technique(id);
      return known ? [coverTechnique(content, known, users, today)] : [];
    })
    .toSorted((a, b) => b.risk - a.risk || (a.technique.id < b.technique.id ? -1 : 1));
}

function coverTechnique(
  content: Content,
  known: Technique,
  threats: Entry<'threat'>[],
  today: string,
): TechniqueCoverage {
  // A question narrowed to this technique: only tests of it count.
  const cells = threats.flatMap((threat) =>
    (threat.data.detection_questions ?? [])
      .filter(({ techniques }) => techniques.some((id) => answersTechnique(known.id, id)))
      .flatMap(
        (question) => coverQuestion(content, threat, { ...question, techniques: [known.id] }, today).cells,
      ),
  );
  const open = cells.flatMap(({ state }) => (state === 'accepted' ? [] : [state]));
  return {
    ...{ technique: known, threats },
    risk: Math.max(...threats.map(({ data }) => data.likelihood * data.impact)),
    outOfScope: known.tactics.every((tactic) => outOfScopeTactics.includes(tactic)),
    state: worst(open) ?? (cells.length > 0 ? 'accepted' : 'not-asked'),
    places: open.length,
    proven: open.filter((state) => state === 'validated' || state === 'late').length,
  };
}
