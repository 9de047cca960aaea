import type { Template } from '#lib/new/skeleton.ts';

export const preparation: Template = {
  owner: 'technical-lead',
  write: ({ procedure }) => ({
    front: {
      cadence: '90d',
      target: 'TODO the time or the state that counts as ready',
      test: 'TODO what is done without notice, and what is measured.',
      tests: [],
      ...(procedure ? { needed_by: [procedure.id] } : {}),
    },
    body: `## What must be in place

- TODO who holds which right, day and night.
- TODO what exists, and where it lies.

## How we test

1. TODO call whoever is on watch at an odd hour. Name the task and nothing else.
2. Note the UTC time of the call and of the result.
3. Put everything back. Confirm that it works.

The result goes into \`tests\` the same day, also when it is missing.
`,
  }),
};
