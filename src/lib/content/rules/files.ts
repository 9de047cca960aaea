import type { RuleText } from '#lib/model/rule-text.ts';

const note = 'content/incident-response/comms/holding-note.mdx';

/** What a file must be before it is read. */
export const fileRules: readonly RuleText[] = [
  {
    id: 'encoding',
    severity: 'error',
    title: 'A file is text in UTF-8.',
    why: 'another encoding shows other letters on another machine',
    example: {
      file: note,
      wrong: 'Call the café next door, saved as Latin-1.',
      says: 'a byte here is not UTF-8',
      right: 'Call the café next door, saved as UTF-8.',
    },
  },
  {
    id: 'hidden-character',
    severity: 'error',
    title: 'A file holds no invisible characters.',
    why: 'they hide or reorder what people read and copy into a shell',
    example: {
      file: note,
      wrong: 'We are looking\u200b into it.',
      says: 'the invisible character U+200B stands here',
      right: 'We are looking into it.',
    },
  },
  {
    id: 'file-size',
    severity: 'error',
    title: 'A text file has at most 1 MB, an image at most 500 kB.',
    why: 'the portal is read on a phone, over a bad line',
    example: {
      file: 'content/triage/',
      wrong: 'whole-screen.png',
      says: 'the image has 500001 bytes, at most 500000',
      right: 'one-window.png',
    },
  },
  {
    id: 'empty-file',
    severity: 'error',
    title: 'A page is not empty.',
    why: 'an empty page answers links and says nothing',
    example: {
      file: note,
      wrong: '',
      says: 'the file is empty',
      right: '---\ntitle: Holding note',
    },
  },
  {
    id: 'snapshot',
    severity: 'error',
    title: 'A snapshot says what was frozen.',
    why: 'a number that was changed by hand is no measurement, and nobody could tell',
    example: {
      file: 'content/reports/2026-Q3/snapshot.json',
      wrong: '"frozen_on": "2026-10-05"',
      says: 'the snapshot was edited after it was frozen',
      right: '"frozen_on": "2026-11-24"',
    },
  },
  {
    id: 'missing-file',
    severity: 'error',
    title: 'portal.yaml, the contacts and every image a page shows are there.',
    why: 'without them nothing is judged or shown',
    example: {
      file: note,
      wrong: '![The alert as staff see it](alerts.png)',
      says: 'the image "alerts.png" does not lie beside the page',
      right: '![The alert as staff see it](alert.png)',
    },
  },
  {
    id: 'stray-file',
    severity: 'error',
    title: 'Every file below content/ is read by some part of the portal.',
    why: 'a page in the wrong place is a page nobody finds',
    example: {
      file: 'content/triage/',
      wrong: 'notes.md',
      says: 'a .md file is not read',
      right: 'notes.mdx',
    },
  },
  {
    id: 'file-name',
    severity: 'error',
    title: 'The name of a page is its id: lower-case letters, digits and hyphens. Images may have capitals and dots too.',
    why: 'it is an address, and others refer to it',
    example: {
      file: 'content/triage/',
      wrong: 'Mailbox Rule.mdx',
      says: '"Mailbox Rule" is not an id',
      right: 'mailbox-rule.mdx',
    },
  },
  {
    id: 'symlink',
    severity: 'error',
    title: 'Files are files, not links to files.',
    why: 'what a link leads to may lie outside the repository',
    example: {
      file: 'content/triage/',
      wrong: 'mailbox-rules.mdx -> mailbox-rule.mdx',
      says: 'a symbolic link is not followed',
      right: 'mailbox-rule.mdx',
    },
  },
  {
    id: 'image',
    severity: 'error',
    title: 'Images are png, jpg or webp, by their bytes as by their name.',
    why: 'an SVG or a page can carry code',
    example: {
      file: note,
      wrong: '![The alert as staff see it](alert.svg)',
      says: '"alert.svg" is not a png, jpg or webp',
      right: '![The alert as staff see it](alert.png)',
    },
  },
  {
    id: 'image-alt',
    severity: 'error',
    title: 'An image says in words what it shows.',
    why: 'some readers hear the page, and paper loses colours',
    example: {
      file: note,
      wrong: '![](alert.png)',
      says: 'the image does not say what it shows',
      right: '![The alert as staff see it](alert.png)',
    },
  },
];
