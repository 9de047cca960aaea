import { addDays } from '#lib/model/date.ts';
import type { Given, Template } from '#lib/new/skeleton.ts';

/** Days until its first test. */
const ahead = 30;

export const useCase: Template = {
  owner: 'technical-lead',
  write: (given) => {
    const { threat, question } = given;
    const techniques = given.techniques.length > 0 ? given.techniques : (question?.techniques ?? []);
    const scopes = question?.scopes ?? threat?.data.assets ?? [];
    return {
      front: {
        objective: 'TODO one event, as the log shows it.',
        ...(techniques.length > 0
          ? { techniques }
          : { control: 'TODO the policy it enforces; or techniques' }),
        level: 'medium',
        lifecycle: 'proposed',
        ...(threat && question ? { threats: [{ threat: threat.id, question: question.id }] } : {}),
        content: [
          { origin: 'own', product: 'TODO the product it runs in', rule: 'TODO the name of the rule there' },
        ],
        ...(question?.data_sources ? { data_sources: question.data_sources } : {}),
        ...(scopes.length > 0 ? { scopes } : {}),
        blind_spots: ['TODO what it cannot see, and where.'],
        false_positives: ['TODO who does this for an honest reason.'],
        ...(scopes.length > 0 ? { validations: [firstTest(given, techniques, scopes)] } : {}),
      },
      body: `TODO what the rule sees, in two sentences, and what it misses.
`,
      next: [
        ...(threat && question ? [linkBack(given, threat.file, question)] : []),
        `write a triage guide:  npm run new -- triage "TITLE" --use-case ${given.id}`,
      ],
    };
  },
};

function firstTest({ id, today }: Given, techniques: string[], scopes: string[]): object {
  return {
    id: `${id}-first`,
    date: addDays(today, ahead),
    method: 'manual-simulation',
    test_ref: 'TODO what is run, on which host or account, and what should alert.',
    ...(techniques[0] ? { technique: techniques[0] } : {}),
    scope: scopes[0],
    result: 'not-run',
  };
}

/** While the use case is a draft the threat goes on saying what holds now. */
function linkBack({ id }: Given, file: string, question: NonNullable<Given['question']>): string {
  const line = question.gap ? `answered_by: [${id}]  in place of  gap` : `- ${id}  to  answered_by`;
  return `once it is live, in ${file}, question ${question.id}: ${line}`;
}
