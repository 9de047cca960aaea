import type { Template } from '#lib/new/skeleton.ts';

export const block: Template = {
  owner: 'technical-lead',
  write: ({ id }) => ({
    front: {},
    body: `<Step id="save-state" role="technical-lead" within="10m" automation="assisted">

### Save the state before anything changes

TODO the system, the menu or command, and where the copy goes.

<Why>

TODO what is lost when this is skipped. One line.

</Why>

</Step>

<Step id="change-it" role="technical-lead" within="20m" disrupts approval="incident-coordinator" automation="assisted">

### Switch off what the outsider uses

TODO the system and the command. Say how one sees that it holds.

<Warn>

TODO what not to do. One line.

</Warn>

</Step>
`,
    next: [`name it in a playbook:  <Block ref="${id}">  with one sentence`],
  }),
};
