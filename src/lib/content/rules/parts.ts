import type { RuleText } from '#lib/model/rule-text.ts';

const guide = 'content/triage/mailbox-rule.mdx';
const procedure = 'content/incident-response/procedures/mailbox-takeover.mdx';

/** What the parts of a run and of a guide are made of. */
export const partRules: readonly RuleText[] = [
  {
    id: 'one-paragraph',
    severity: 'error',
    title: 'A Why, a Warn, a Branch and a Block hold one paragraph.',
    why: 'they are read in one glance',
    example: {
      file: procedure,
      wrong: '<Why>\n\nThe rules show the way in.\n\nThey are gone once deleted.\n\n</Why>',
      says: '<Why> holds more than one plain paragraph',
      right: '<Why>\n\nThe rules show the way in.\n\n</Why>',
    },
  },
  {
    id: 'missing-title',
    severity: 'error',
    title: 'Phases, steps, decisions and questions begin with their title.',
    why: 'the title is what a responder sees first and what is spoken on the bridge',
    example: {
      file: procedure,
      wrong: '<Step id="export-rules" role="technical-lead" within="10m">\n\nKeep the file',
      says: '<Step> has no title',
      right: '<Step id="export-rules" role="technical-lead" within="10m">\n\n### Export the rules of the mailbox\n\nKeep the file',
    },
  },
  {
    id: 'title',
    severity: 'error',
    title: 'A title is plain text.',
    why: 'it is also a line of the card, of the log and of the menu',
    example: {
      file: procedure,
      wrong: '### Export the [rules](../blocks/open-file.mdx) of the mailbox',
      says: 'a title is plain text',
      right: '### Export the rules of the mailbox',
    },
  },
  {
    id: 'heading-level',
    severity: 'error',
    title: 'Headings go down one level at a time, from the level of their element.',
    why: 'readers who hear the page move by headings',
    example: {
      file: procedure,
      wrong: '## Export the rules of the mailbox',
      says: 'the title of <Step> has ##',
      right: '### Export the rules of the mailbox',
    },
  },
  {
    id: 'missing-goal',
    severity: 'error',
    title: 'A phase says in one paragraph what is true when it is done.',
    why: 'otherwise nobody knows when to stop',
    example: {
      file: procedure,
      wrong: '## Contain',
      says: '<Phase> has no goal',
      right: '## Contain\n\nThe outsider is out.',
    },
  },
  {
    id: 'prose-outside-step',
    severity: 'error',
    title: 'Text stands in a step or before the first one, not between.',
    why: 'whoever follows the steps never sees it',
    example: {
      file: procedure,
      wrong: '</Decision>\n\nThen act.\n\n<Step id="end-sessions"',
      says: 'text stands between steps, where no step shows it',
      right: '</Decision>\n\n<Step id="end-sessions"',
    },
  },
  {
    id: 'prose-outside-phase',
    severity: 'error',
    title: 'Text of a procedure stands before the first phase or in a step.',
    why: 'whoever follows the phases never sees it',
    example: {
      file: procedure,
      wrong: '</Phase>\n\nWork top to bottom.',
      says: 'text stands after the first phase',
      right: '</Phase>',
    },
  },
  {
    id: 'branches',
    severity: 'error',
    title: 'A decision has two or three branches, one for each answer.',
    why: 'one branch decides nothing, four are two decisions',
    example: {
      file: procedure,
      wrong: '</Decision>',
      says: 'the decision has 1 branch, two or three are needed',
      right: '<Branch answer="no" then="close">\n\nWrite down how you know.\n\n</Branch>\n\n</Decision>',
    },
  },
  {
    id: 'default-answer',
    severity: 'error',
    title: 'The default of a decision is one of its answers.',
    why: 'it is what holds when nobody answers in time',
    example: {
      file: procedure,
      wrong: '<Decision id="is-inside" decider="technical-lead" default="maybe" default_after="10m">',
      says: 'the default "maybe" is none of the answers: yes, no',
      right: '<Decision id="is-inside" decider="technical-lead" default="yes" default_after="10m">',
    },
  },
  {
    id: 'answers',
    severity: 'error',
    title: 'A question ends with a list of its three answers, each one paragraph.',
    why: '"unknown" is an answer too, and the most common one at night',
    example: {
      file: guide,
      wrong: '- **Yes:** ask why.\n- **No:** contain.',
      says: 'the answer unknown is missing',
      right: '- **Yes:** ask why.\n- **No:** contain.\n- **Unknown:** keep calling.',
    },
  },
];
