import type { Given, Template } from '#lib/new/skeleton.ts';

export const triage: Template = {
  owner: 'technical-lead',
  write: (given) => {
    const { useCase, procedure } = given;
    return {
      front: {
        alerts: [
          useCase
            ? { use_case: useCase.id }
            : { product: 'TODO the product', alert_name: 'TODO the name of the alert as it arrives' },
        ],
        why: 'TODO why an alert of this kind matters. One line.',
        escalate_at_once: ['TODO what ends every question: an admin role, a crown jewel, two at a time.'],
        decide_within: '30m',
        ...(procedure ? { decide: decisions(procedure.id) } : {}),
        escalate_if_unknown_after: '30m',
        variables: ['TIME'],
        close_note:
          'Alert on USER or HOST at TIME UTC. Each answer: yes, no or unknown. Disposition and reason.',
      },
      body: questions,
      next: [
        ...(useCase ? [linkBack(given, useCase.file)] : ['name the alert, or a use case:  - use_case: ID']),
        ...(procedure ? [] : ['write  decide  once there is a procedure to escalate to']),
      ],
    };
  },
};

function linkBack({ id }: Given, file: string): string {
  return `in ${file}:  triage_guide: ${id}`;
}

function decisions(procedure: string): object[] {
  const escalate = { procedure, severity: 'SEV3' };
  return [
    {
      when: { 'really-happened': 'no' },
      disposition: 'false-positive',
      reason: 'incorrect-logic',
      then: 'Close. Send feedback to whoever writes the rule.',
    },
    {
      when: { 'known-reason': 'yes' },
      disposition: 'benign-positive',
      reason: 'expected-user-activity',
      then: 'Close and cite the reason.',
    },
    {
      when: { hostile: 'yes' },
      disposition: 'true-positive',
      reason: 'malicious-activity',
      then: 'TODO what is contained first. Then start the playbook.',
      escalate,
    },
    {
      disposition: 'undetermined',
      reason: 'insufficient-data',
      then: 'TODO what is done while we do not know. Name the missing log in the note.',
      escalate,
    },
  ];
}

const questions = `<Question id="really-happened" automation="automated">

### Did it really happen?

TODO the log and the field that show it, not the alert itself.

- **Yes:** go on.
- **No:** close with feedback.
- **Unknown:** treat as yes.

</Question>

<Question id="known-reason" automation="assisted" takes="5m">

### Is there a reason we can name?

TODO where a change, a test or an approval stands written down.

- **Yes:** cite it and close.
- **No:** go on.
- **Unknown:** treat as no.

</Question>

<Question id="hostile" automation="manual-only" takes="10m">

### Does its owner know nothing of it?

Phone the number in the personnel system. Ask what they did before you say what you saw.

- **Yes:** true positive. Escalate.
- **No:** ask what it was for, and write it down.
- **Unknown:** nobody answers. Escalate when the time is up.

</Question>
`;
