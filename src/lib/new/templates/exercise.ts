import { addDays } from '#lib/model/date.ts';
import { NewProblem } from '#lib/new/problem.ts';
import type { Template } from '#lib/new/skeleton.ts';

/** Days until it is played. */
const ahead = 30;

export const exercise: Template = {
  owner: 'incident-coordinator',
  write: ({ threat, procedure, today }) => {
    const procedures = procedure ? [procedure.id] : (threat?.data.procedures ?? []);
    if (!threat || procedures.length === 0)
      throw new NewProblem(
        'an exercise plays a threat and a procedure, and one of them is missing',
        'npm run new -- threat "TITLE"  or  procedure "TITLE"  first; or add --threat ID --procedure ID',
      );
    return {
      front: {
        date: addDays(today, ahead),
        threat: threat.id,
        procedures,
        participants: ['incident-coordinator', 'deputy', 'technical-lead', 'scribe'],
        findings: [],
      },
      body: `One person leads and reads. The others have their playbook open, on paper. Nobody touches a system.
The leader gives no hints; a default that runs out holds, as on the page.

## What we want to know

- TODO the one question this exercise answers.
- Does each task get one role and one time?

## Before

Print ${procedures.map((id) => `<Ref to="procedure/${id}" />`).join(', ')} and the contact sheet. Deal the roles.

## Sixty minutes

| Minute | The leader reads | Who acts | We listen for |
| --- | --- | --- | --- |
| 0 | TODO what somebody sees first, and when. | Whoever is told first | Declared, severity, time zero |
| 10 | TODO the first thing that is worse than it looked. | Technical lead | Evidence is saved before anything is changed |
| 25 | TODO somebody does not answer the phone. | Coordinator | The default that holds, and at which minute |
| 40 | TODO somebody outside asks. | Coordinator | Who answers, and what is not said |
| 55 | Stop. Each one says the first thing that slowed them. | All | One line for each role, no debate |

## After

Ten minutes for findings: one sentence, one owner, one date. They go into \`findings\` the same day.
`,
      next: procedures.map(
        (id) => `add this exercise to  exercises  of procedure/${id} once both are active`,
      ),
    };
  },
};
