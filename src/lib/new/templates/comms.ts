import type { Template } from '#lib/new/skeleton.ts';

export const comms: Template = {
  owner: 'comms-lead',
  write: () => ({
    front: {
      channel: 'TODO the channel, and another one for when mail is not safe.',
      to: 'TODO who receives it, and nobody else',
      approver: 'incident-coordinator',
      variables: ['LOCALTIME', 'PHONENUMBER'],
    },
    body: `Subject: TODO what happened, in six words

TODO what we know, as of LOCALTIME. No cause, no guilt, no number that may change.

**What you do now:** TODO one action, or "nothing".

**Questions:** call PHONENUMBER, at any hour. Do not reply to this message.

The next message comes at LOCALTIME, also when nothing is new.
`,
    next: ['name it in the playbooks that send it, under  comms'],
  }),
};
