import type { RuleText } from '#lib/model/rule-text.ts';

const folder = 'content/exports/';
const sources = `${folder}sources.yaml`;
const file = `${folder}edr.csv`;
const error = { command: 'metrics', severity: 'error' } as const;
const warning = { command: 'metrics', severity: 'warning' } as const;

/**
 * What a finding about an export may be, in the order in which exports are read. Findings that sources.yaml shares with
 * other YAML, such as `unknown-key`, are among the rules of content.
 */
export const exportRules: readonly RuleText[] = [
  {
    ...error,
    id: 'sources-missing',
    title: 'The exports folder holds a sources.yaml.',
    why: 'a file alone does not say what it is, whose it is and which clock it follows',
    example: { file: sources, wrong: '', says: 'does not exist', right: 'sources:\n  - id: edr' },
  },
  {
    ...error,
    id: 'sources-schema',
    title: 'A source has the keys and values that sources.yaml knows.',
    why: 'a misspelt key would be a missing one, and change numbers without a word',
    example: {
      file: sources,
      wrong: '    fromat: csv',
      says: '"fromat" is not a key of a source',
      right: '    format: csv',
    },
  },
  {
    ...error,
    id: 'source',
    title: 'What a source maps and translates fits its format.',
    why: 'a field nobody reads would be left out of every number',
    example: {
      file: sources,
      wrong: '      created: created',
      says: 'source "edr": "created" is not a field of alerts',
      right: '      created_at: created',
    },
  },
  {
    ...error,
    id: 'no-files',
    title: 'Every source has a file.',
    why: 'numbers without one of their sources look like quiet months',
    example: {
      file: sources,
      wrong: '    files: [edr/*.csv]',
      says: 'source "edr": no file matches edr/*.csv',
      right: '    files: [edr.csv]',
    },
  },
  {
    ...error,
    id: 'outside-folder',
    title: 'A file is in the exports folder itself.',
    why: 'a link could lead to any file of the machine, and its cells into the quarantine list',
    example: {
      file: folder,
      wrong: 'edr.csv -> ../other/edr.csv',
      says: 'source "edr": "edr.csv" is a link out of the exports folder',
      right: 'edr.csv',
    },
  },
  {
    ...error,
    id: 'unreadable-file',
    title: 'A file is a CSV with a header, or JSON, in UTF-8.',
    why: 'what cannot be read whole cannot be counted whole',
    example: {
      file,
      wrong: '"alert,created,owner',
      says: 'has a broken quote in its header',
      right: 'alert,created,owner',
    },
  },
  {
    ...error,
    id: 'unrecognised-file',
    title: 'A file is of the format its source names.',
    why: 'columns of another export would be read as something they are not',
    example: {
      file: sources,
      wrong: '    format: jira-issues',
      says: 'is not jira-issues: expected the columns Issue key and Summary and Created; columns found: number, opened_at, closed_at',
      right: '    format: servicenow-incidents',
    },
  },
  {
    ...error,
    id: 'missing-column',
    title: 'A file has the columns its source reads.',
    why: 'without its id or its creation no row can be counted, and a misspelt column would be an empty one',
    example: {
      file: sources,
      wrong: '      created_at: opened',
      says: 'has no column "opened", which created_at is read from; columns found: alert, created, owner',
      right: '      created_at: created',
    },
  },
  {
    ...warning,
    id: 'duplicate-column',
    title: 'A column that is read stands once in the header.',
    why: 'only the first is read, and it may be the wrong one',
    example: {
      file,
      wrong: 'alert,created,owner,created',
      says: 'has 2 columns named "created"; created_at is read from the first',
      right: 'alert,created,owner,changed',
    },
  },
  {
    ...error,
    id: 'missing-rows',
    title: 'A file that says what happened to rows stands beside the file with the rows.',
    why: 'a change of a case is no case',
    example: {
      file: sources,
      wrong: '    files: ["clean-review.csv"]',
      says: 'source "clean": every file is incident review, which says what happened to rows, but no file has the rows',
      right: '    files: ["clean-*.csv"]',
    },
  },
  {
    ...error,
    id: 'unmapped-owner',
    title: 'At most one row in twenty belongs to no team.',
    why: 'the provider and our own team would be measured by the rows that were easy to assign',
    example: {
      file: sources,
      wrong: '    team: {column: owner, map: {bo: in-house}}',
      says: 'source "edr": 12 of 12 rows belong to no team, such as those of "ana"',
      right: '    team: {column: owner, map: {ana: in-house}}',
    },
  },
  {
    ...error,
    id: 'time-zone',
    title: 'Times carry their zone, or the source names it.',
    why: 'a guess is wrong by hours, and differently in summer',
    example: {
      file: sources,
      wrong: '    files: [edr.csv]',
      says: 'created_at "2026-09-01 08:00:00" carries no time zone',
      right: '    files: [edr.csv]\n    timezone: Europe/Berlin',
    },
  },
  {
    ...error,
    id: 'day-or-month',
    title: 'Where day and month are numbers, the source says which comes first.',
    why: 'on the first twelve days of a month both readings are dates, and one of them is wrong',
    example: {
      file: sources,
      wrong: '    timezone: UTC',
      says: 'created_at "03-04-2026 08:00": which number is the month is not declared',
      right: '    timezone: UTC\n    date_order: dmy',
    },
  },
  {
    ...error,
    id: 'unreadable-field',
    title: 'The id and the creation can be read in some row.',
    why: 'a file of which every row is left out was described wrongly',
    example: {
      file: sources,
      wrong: '      created_at: {column: created, time: epoch-seconds}',
      says: 'created_at cannot be read in any of 12 rows: "2026-09-01 08:00:00" is not a time of the form epoch-seconds',
      right: '      created_at: created',
    },
  },
  {
    ...warning,
    id: 'no-rows',
    title: 'A file has rows.',
    why: 'a filter that lets nothing through looks like a quiet month',
    example: {
      file,
      wrong: 'alert,created,owner',
      says: 'has a header and no rows',
      right: 'alert,created,owner\nA-1,2026-09-01 08:00:00,ana',
    },
  },
  {
    ...warning,
    id: 'repeated-hour',
    title: 'Times in the hour that a clock shows twice carry their offset.',
    why: 'they are read as the second of the two, so they may be an hour off',
    example: {
      file,
      wrong: 'alert,created,owner\nA-1,2026-10-25 02:30:00,ana',
      says: 'times in an hour that clocks in Europe/Berlin show twice: 1, read as the second',
      right: 'alert,created,owner\nA-1,2026-10-25T02:30:00+01:00,ana',
    },
  },
  {
    ...error,
    id: 'changed-file',
    title: 'A file stays as it is while it is read.',
    why: 'the counts, the hash and the rows would be those of different files',
  },
  {
    ...error,
    id: 'count-mismatch',
    title: 'Two independent counts of the records of a file agree.',
    why: 'a row that one of them does not see would be lost in silence',
  },
  {
    ...error,
    id: 'out-of-memory',
    title: 'A file fits into the memory given.',
    why: 'half a file gives half the numbers',
  },
  {
    ...error,
    id: 'feedback',
    title: 'mssp-feedback.csv has its columns, and its alerts are in an export.',
    why: 'an agreement that counts other alerts than those judged says nothing',
    example: {
      file: `${folder}mssp-feedback.csv`,
      wrong: 'date,alert,own',
      says: 'has no column provider',
      right: 'date,alert,provider,own',
    },
  },
];
