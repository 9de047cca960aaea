import type { Template } from '#lib/new/skeleton.ts';

export const role: Template = {
  owner: 'incident-coordinator',
  write: ({ id }) => ({
    front: {
      part_time: true,
      backup: id === 'incident-coordinator' ? 'deputy' : 'incident-coordinator',
      first_5_minutes: [
        'Say on the bridge that you have the role. The scribe writes the time.',
        'TODO the first thing this role does.',
        'TODO whom it calls, and what it asks.',
      ],
      handover: [
        'TODO what the next person must hold in hand.',
        'Decisions that are open, with who decides and by when.',
        'Promises made that nobody has kept yet.',
      ],
    },
    body: `TODO what this role decides alone, and what it never decides.

One action a line. Whoever reads this has been woken by the phone.
`,
    next: ['add  raci  as the other roles have it: exactly one A for each activity over all roles'],
  }),
};
