import type { RuleText } from '#lib/model/rule-text.ts';

const guide = 'content/triage/mailbox-rule.mdx';
const note = 'content/incident-response/comms/holding-note.mdx';

/** What front matter and the registries must hold as YAML and as keys. */
export const keyRules: readonly RuleText[] = [
  {
    id: 'front-matter',
    severity: 'error',
    title: 'A page starts with front matter between two lines of three hyphens.',
    why: 'the portal must know what a page is before it reads on',
    example: {
      file: note,
      wrong: 'title: Holding note',
      says: 'the page does not start with front matter',
      right: '---\ntitle: Holding note',
    },
  },
  {
    id: 'front-matter-language',
    severity: 'error',
    title: 'Front matter is YAML.',
    why: 'other languages would be run',
    example: {
      file: note,
      wrong: '---js\ntitle: Holding note',
      says: '"---js" opens front matter in another language than YAML',
      right: '---\ntitle: Holding note',
    },
  },
  {
    id: 'yaml',
    severity: 'error',
    title: 'Front matter and registries can be read as YAML 1.2.',
    why: 'a line that reads two ways is read the wrong way once',
    example: {
      file: note,
      wrong: 'summary: Staff are told first: wait.',
      says: 'this line does not fit what is above it',
      right: 'summary: What staff are told first.',
    },
  },
  {
    id: 'yaml-alias',
    severity: 'error',
    title: 'Anchors, aliases and merge keys are not used.',
    why: 'a value stands where it is read',
    example: {
      file: note,
      wrong: 'owner: &lead comms-lead',
      says: 'the anchor &lead is not allowed here',
      right: 'owner: comms-lead',
    },
  },
  {
    id: 'duplicate-key',
    severity: 'error',
    title: 'A key or attribute stands once.',
    why: 'of two, only one would count, and nobody could say which',
    example: {
      file: note,
      wrong: 'channel: telephone\nchannel: mail',
      says: 'this key stands twice in the same place',
      right: 'channel: telephone',
    },
  },
  {
    id: 'tabs',
    severity: 'error',
    title: 'Lines are indented with spaces.',
    why: 'YAML does not accept tabs',
    example: {
      file: guide,
      wrong: 'decide:\n\t- when: {really-changed: no}',
      says: 'a tab indents this line',
      right: 'decide:\n  - when: {really-changed: no}',
    },
  },
  {
    id: 'too-deep',
    severity: 'error',
    title: 'Lists, maps and quotes nest a few levels, not dozens.',
    why: 'nobody can read it, and reading it would take minutes',
    example: {
      file: note,
      wrong: `${'> '.repeat(30)}Call the bank.`,
      says: 'the text nests too deeply from here',
      right: '> Call the bank.',
    },
  },
  {
    id: 'unknown-key',
    severity: 'error',
    title: 'Only known keys are used.',
    why: 'a misspelt key would be a missing one',
    example: {
      file: guide,
      wrong: 'escalate_immediately: [The owner pays invoices]',
      says: 'key "escalate_immediately" is not known here',
      right: 'escalate_at_once: [The owner pays invoices]',
    },
  },
  {
    id: 'missing-key',
    severity: 'error',
    title: 'A page has the keys its status asks for.',
    why: 'a page in force is complete; a draft shows what it lacks',
    example: {
      file: guide,
      wrong: 'why: Attackers hide replies with a rule.\ndecide_within: 30m',
      says: '"escalate_at_once" is missing; a live page needs it',
      right: 'why: Attackers hide replies with a rule.\nescalate_at_once: [The owner pays invoices]\ndecide_within: 30m',
    },
  },
  {
    id: 'empty',
    severity: 'error',
    title: 'A key that is written has a value.',
    why: 'it looks filled in and says nothing',
    example: {
      file: guide,
      wrong: 'why:',
      says: '"why" is empty',
      right: 'why: Attackers hide replies with a rule.',
    },
  },
  {
    id: 'wrong-type',
    severity: 'error',
    title: 'A value has the type its key needs: text, number, list, map, true or false.',
    why: 'YAML reads some text as something else; quotes keep it text',
    example: {
      file: guide,
      wrong: 'decide_within: 30',
      says: '30 is a number where text is expected',
      right: 'decide_within: 30m',
    },
  },
];
