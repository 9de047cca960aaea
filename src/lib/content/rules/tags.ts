import type { RuleText } from '#lib/model/rule-text.ts';

const note = 'content/incident-response/comms/holding-note.mdx';
const procedure = 'content/incident-response/procedures/mailbox-takeover.mdx';

/** How elements are written. */
export const tagRules: readonly RuleText[] = [
  {
    id: 'unknown-element',
    severity: 'error',
    title: 'A body uses the elements of the handbook and Markdown, no HTML.',
    why: 'an unknown tag would be dropped without a word',
    example: {
      file: note,
      wrong: 'Call <b>now</b>.',
      says: 'HTML is not read here: <b>',
      right: 'Call **now**.',
    },
  },
  {
    id: 'unknown-attribute',
    severity: 'error',
    title: 'An element has only its own attributes.',
    why: 'a misspelt attribute would be a missing one',
    example: {
      file: procedure,
      wrong: '<Step id="export-rules" role="technical-lead" by="10m">',
      says: 'attribute "by" is not known here',
      right: '<Step id="export-rules" role="technical-lead" within="10m">',
    },
  },
  {
    id: 'missing-attribute',
    severity: 'error',
    title: 'An element has the attributes it needs.',
    why: 'a step without a role is done by nobody',
    example: {
      file: procedure,
      wrong: '<Step id="export-rules" within="10m">',
      says: 'attribute "role" is missing',
      right: '<Step id="export-rules" role="technical-lead" within="10m">',
    },
  },
  {
    id: 'not-literal',
    severity: 'error',
    title: 'Attributes are written out, never computed.',
    why: 'content is data and is never run',
    example: {
      file: procedure,
      wrong: '<Step id="export-rules" role="technical-lead" within={tenMinutes}>',
      says: 'attribute "within" holds an expression',
      right: '<Step id="export-rules" role="technical-lead" within="10m">',
    },
  },
  {
    id: 'wrong-place',
    severity: 'error',
    title: 'An element stands where it belongs, and only there holds text.',
    why: 'a run has phases, a phase has steps; elsewhere nobody looks for them',
    example: {
      file: note,
      wrong: '<Step id="call-bank" role="finance">\n\n### Call the bank\n\n</Step>',
      says: '<Step> may not stand in a page of this kind',
      right: 'Finance calls the bank.',
    },
  },
  {
    id: 'blank-line',
    severity: 'error',
    title: 'An element stands on its own lines, with an empty line on either side of its tags.',
    why: 'editors, forges and formatters read it as part of the text otherwise',
    example: {
      file: procedure,
      wrong: '<Why>\nThe rules show the way in.\n\n</Why>',
      says: 'no empty line after <Why>',
      right: '<Why>\n\nThe rules show the way in.\n\n</Why>',
    },
  },
  {
    id: 'element-in-paragraph',
    severity: 'error',
    title: 'An element begins a line of its own, outside any paragraph or list.',
    why: 'inside a paragraph it is text and no step, note or question',
    example: {
      file: procedure,
      wrong: 'Later comes <Ref to="end-sessions" />.\n<Why>The rules show the way in.</Why>',
      says: '<Why> stands inside a paragraph',
      right: 'Later comes <Ref to="end-sessions" />.\n\n<Why>\n\nThe rules show the way in.\n\n</Why>',
    },
  },
  {
    id: 'unclosed-tag',
    severity: 'error',
    title: 'Every tag is closed, in the reverse order of opening.',
    why: 'all that follows would belong to it',
    example: {
      file: note,
      wrong: 'Call the bank,<br>then finance.',
      says: '<br> is not closed',
      right: 'Call the bank,<br />then finance.',
    },
  },
  {
    id: 'unreadable',
    severity: 'error',
    title: 'A < opens a tag, a { opens a value, and each is closed.',
    why: 'what the reader cannot tell apart it does not guess',
    example: {
      file: note,
      wrong: 'With <3 hosts it is a SEV4.',
      says: 'this < opens no tag',
      right: 'With fewer than 3 hosts it is a SEV4.',
    },
  },
];
