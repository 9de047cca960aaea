import { addDays } from '#lib/model/date.ts';
import type { Given, Template } from '#lib/new/skeleton.ts';
import { NewProblem } from '#lib/new/problem.ts';

/** Days a gap has to be closed or accepted. */
const time = 90;

export const threat: Template = {
  owner: 'incident-coordinator',
  write: (given) => {
    const { scopes } = given.content.registries;
    const [first] = scopes;
    if (!first)
      throw new NewProblem(
        'a threat names what is at stake, and there are no scopes',
        'write one into content/registries/scopes.yaml',
      );
    const jewels = scopes.filter((scope) => scope.crown_jewel).slice(0, 2);
    return {
      front: {
        scenario: 'TODO who, how, what, and what we lose. At most 120 words, in the order it happens.',
        likelihood: 3,
        likelihood_reason: 'TODO one line: how often, here or at firms like ours.',
        impact: 3,
        impact_reason: 'TODO one line: what stops, for how long, what it costs.',
        assets: (jewels.length > 0 ? jewels : [first]).map(({ id }) => id),
        ...(given.techniques.length > 0
          ? { techniques: given.techniques, detection_questions: questions(given, given.techniques) }
          : {}),
        ...(given.procedure ? { procedures: [given.procedure.id] } : {}),
      },
      body: `TODO what would make us assess it again: a change of ours, or news of others.
`,
      next: [
        'likelihood 3, impact 3 and the assets are only a start: set your own',
        'ask two to five  detection_questions; each is answered by use cases, or is a gap with an owner and a date',
      ],
    };
  },
};

/** One for the first technique and one for the last: what begins it, and what hurts. Open gaps until answered. */
function questions({ today }: Given, techniques: string[]): object[] {
  const asked = [...new Set([techniques[0], techniques.at(-1)])].filter((id) => id !== undefined);
  const ids = ['how-it-begins', 'what-hurts'];
  return asked.map((technique, index) => ({
    id: ids[index],
    question: `TODO Do we see ${technique} in time to act?`,
    techniques: [technique],
    gap: {
      reason: 'TODO why we do not see it yet.',
      status: 'open',
      owner: 'technical-lead',
      close_by: addDays(today, time),
    },
  }));
}
