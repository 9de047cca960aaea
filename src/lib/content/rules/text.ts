import type { RuleText } from '#lib/model/rule-text.ts';

const note = 'content/incident-response/comms/holding-note.mdx';
const playbook = 'content/incident-response/procedures/tool-switched-off.mdx';

/** What text and commands may hold. */
export const textRules: readonly RuleText[] = [
  {
    id: 'mdx-expression',
    severity: 'error',
    title: 'Text holds no expressions.',
    why: 'content is data and is never computed',
    example: {
      file: note,
      wrong: 'Call {number}.',
      says: '{ } holds an expression; content is never computed',
      right: 'Call the number on the card.',
    },
  },
  {
    id: 'mdx-code',
    severity: 'error',
    title: 'No paragraph starts with the word import or export.',
    why: 'there it would be read as code, and content is never code',
    example: {
      file: note,
      wrong: 'import the mailbox before you call.',
      says: 'a paragraph that starts with the word "import" is read as code, and content is never code',
      right: 'Before you call, import the mailbox.',
    },
  },
  {
    id: 'unsafe-content',
    severity: 'error',
    title: 'Links are https, mailto, tel or relative, and images lie beside the page.',
    why: 'a page must not lead or load from where anybody can listen',
    example: {
      file: note,
      wrong: 'Read [the notice](http://bank.example/notice).',
      says: '"http://bank.example/notice" is not an address a page may link to',
      right: 'Read [the notice](https://bank.example/notice).',
    },
  },
  {
    id: 'footnote',
    severity: 'error',
    title: 'Text has no footnotes.',
    why: 'on a phone and on paper nobody follows them',
    example: {
      file: note,
      wrong: 'Call the bank.[^1]\n\n[^1]: Before noon.',
      says: 'footnotes are not shown',
      right: 'Call the bank before noon.',
    },
  },
  {
    id: 'unknown-language',
    severity: 'error',
    title: 'A fenced block says its language, one the portal knows.',
    why: 'it decides the colours and tells what is run from what is read',
    example: {
      file: playbook,
      wrong: '```pwsh in="Remote shell of the provider"',
      says: '"pwsh" is not a language the portal knows',
      right: '```powershell in="Remote shell of the provider"',
    },
  },
  {
    id: 'fence',
    severity: 'error',
    title: 'A fenced block is closed, and after its language says only where it runs.',
    why: 'what is not closed swallows the rest of the page',
    example: {
      file: playbook,
      wrong: '```powershell on="Remote shell"',
      says: 'the words after the language cannot be read: "on="Remote shell""',
      right: '```powershell in="Remote shell of the provider"',
    },
  },
  {
    id: 'unknown-node',
    severity: 'error',
    title: 'A body holds nothing that no page can show.',
    why: 'what is not known is an error, never dropped',
  },
];
