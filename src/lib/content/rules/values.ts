import type { RuleText } from '#lib/model/rule-text.ts';

const guide = 'content/triage/mailbox-rule.mdx';
const playbook = 'content/incident-response/procedures/tool-switched-off.mdx';
const threat = 'content/threats/invoice-fraud.mdx';
const useCase = 'content/use-cases/mailbox-rule.mdx';

/** What the value of a key must be. */
export const valueRules: readonly RuleText[] = [
  {
    id: 'not-in-list',
    severity: 'error',
    title: 'Where a key has a closed list, its value is one of the words.',
    why: 'one word for one thing can be counted and filtered',
    example: {
      file: threat,
      wrong: 'decision: detect',
      says: '"detect" is not one of treat-detect, treat-prevent, accept, transfer',
      right: 'decision: treat-detect',
    },
  },
  {
    id: 'too-long',
    severity: 'error',
    title: 'A text keeps to its length: title 80 characters, summary 200, step title 90, text of a step 120 words.',
    why: 'it must fit a phone, a card and a tired reader',
    example: {
      file: playbook,
      wrong: '### Cut every silent host off the network at the switch or the firewall and tell its owner before calls',
      says: 'the title has 99 characters, at most 90',
      right: '### Cut every silent host off the network',
    },
  },
  {
    id: 'too-short',
    severity: 'error',
    title: 'A text has the least length its key needs.',
    why: 'shorter, it cannot say what it must',
  },
  {
    id: 'too-few',
    severity: 'error',
    title: 'A list has at least as many entries as its key needs.',
    why: 'with fewer it does not answer its question',
    example: {
      file: threat,
      wrong: '\ntechniques: [T1114.003, T1564.008]',
      says: '"techniques" has 2 entries, at least 3',
      right: '\ntechniques: [T1114.003, T1564.008, T1657]',
    },
  },
  {
    id: 'too-many',
    severity: 'error',
    title: 'A list has at most as many entries as its key takes.',
    why: 'who says everything says nothing first',
    example: {
      file: 'content/reports/2026-Q3/index.mdx',
      wrong: 'headline: [One takeover, no loss, two drills, one hire]',
      says: '"headline" has 4 entries, at most 3',
      right: 'headline: [One takeover, no loss]',
    },
  },
  {
    id: 'out-of-range',
    severity: 'error',
    title: 'A number lies in the range of its key.',
    why: 'the scale is what makes it comparable',
    example: {
      file: threat,
      wrong: 'likelihood: 6',
      says: '6 is out of range: at most 5',
      right: 'likelihood: 4',
    },
  },
  {
    id: 'wrong-form',
    severity: 'error',
    title: 'An id, a period, a technique or a time of day has its form.',
    why: 'other pages and programs look it up by it',
    example: {
      file: useCase,
      wrong: 'techniques: [T1114-003, T1564.008]',
      says: '"T1114-003" is not an ATT&CK technique id',
      right: 'techniques: [T1114.003, T1564.008]',
    },
  },
  {
    id: 'url',
    severity: 'error',
    title: 'A web address is whole, with its scheme.',
    why: 'it is opened as it stands',
    example: {
      file: 'content/portal.yaml',
      wrong: 'url: portal.plinth.example',
      says: '"portal.plinth.example" is not a web address that starts with https://',
      right: 'url: https://portal.plinth.example',
    },
  },
  {
    id: 'value',
    severity: 'error',
    title: 'A value means something to its key.',
    why: 'it has the right form and still cannot be used',
    example: {
      file: useCase,
      wrong: 'false_positives: [unknown]',
      says: '"unknown" says nothing',
      right: 'false_positives: [Assistants who file invoices]',
    },
  },
  {
    id: 'date',
    severity: 'error',
    title: 'A date is a day of the calendar, written year-month-day.',
    why: 'of 03/04 nobody knows whether it is in March',
    example: {
      file: threat,
      wrong: 'until: 2027-02-30',
      says: '"2027-02-30" is not a date: Feb 2027 has 28 days',
      right: 'until: 2027-05-31',
    },
  },
  {
    id: 'duration',
    severity: 'error',
    title: 'A duration is a whole number and one of s, m, h, d, w.',
    why: 'it is added up and compared',
    example: {
      file: guide,
      wrong: 'decide_within: 30 minutes',
      says: '"30 minutes" is not a duration: a whole number and one of s, m, h, d, w',
      right: 'decide_within: 30m',
    },
  },
  {
    id: 'four-eyes',
    severity: 'error',
    title: 'Who asks for an exception does not approve it.',
    why: 'nobody switches detection off alone',
    example: {
      file: useCase,
      wrong: '    requested_by: incident-coordinator\n    approved_by: incident-coordinator',
      says: 'incident-coordinator also requested it; somebody else approves',
      right: '    requested_by: business-owner\n    approved_by: incident-coordinator',
    },
  },
  {
    id: 'date-order',
    severity: 'error',
    title: 'An exception ends after it begins.',
    why: 'otherwise it never held, or always does',
    example: {
      file: useCase,
      wrong: '    expires: 2026-09-01',
      says: '"2026-09-01" lies before it was created (2026-10-01)',
      right: '    expires: 2027-01-01',
    },
  },
  {
    id: 'answer-or-gap',
    severity: 'error',
    title: 'A detection question is answered by use cases, or is a gap with an owner. Never both, never neither.',
    why: 'coverage is honest only if every question is one of the two',
    example: {
      file: threat,
      wrong: '    techniques: [T1114.003]\n    data_sources: [mail-audit]',
      says: 'a question has either "answered_by" or "gap"',
      right: '    techniques: [T1114.003]\n    data_sources: [mail-audit]\n    answered_by: [mailbox-rule]',
    },
  },
];
