import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coloured, paintFor, plain } from '#lib/cli/paint.ts';
import { printFindings, summary } from '#lib/cli/print-findings.ts';
import type { Finding } from '#lib/model/finding.ts';

const text = [
  '  - id: backup-rotation',
  '    owner: it-operations',
  '    expires: 2027-13-15',
  '    residual:',
].join('\n');
const date: Finding = {
  rule: 'date',
  severity: 'error',
  file: 'content/use-cases/mass-file-rename.mdx',
  at: { line: 3, column: 14 },
  length: 10,
  message: '"2027-13-15" is not a date: there is no month 13',
  hint: 'the last day the exception applies, for example  expires: 2027-03-15',
  why: 'an exception without an end hides attacks forever',
};
const overdue: Finding = {
  rule: 'overdue',
  severity: 'warning',
  file: 'content/x.mdx',
  at: { line: 6, column: 11 },
  length: 10,
  message: 'review was due 2026-11-21, 3 days ago',
};
const sources = new Map([[date.file, { text }]]);

describe('findings on a terminal', () => {
  it('shows an error with the lines around it, a caret, its hint and its reason', () => {
    expect(printFindings([date], { form: 'terminal', sources })).toBe(
      [
        'content/use-cases/mass-file-rename.mdx:3:14: error: "2027-13-15" is not a date: there is no month 13 [date]',
        '',
        '    1 |   - id: backup-rotation',
        '    2 |     owner: it-operations',
        '  > 3 |     expires: 2027-13-15',
        '      |              ^^^^^^^^^^',
        '    4 |     residual:',
        '',
        '  hint: the last day the exception applies, for example  expires: 2027-03-15',
        '        why: an exception without an end hides attacks forever.  npm run explain -- date',
        '',
        '',
      ].join('\n'),
    );
  });

  it('leads once to the reasons of the first error that does not give its own', () => {
    const { why: _, ...bare } = date;
    const shown = printFindings([overdue, date, { ...bare, rule: 'first' }, { ...bare, rule: 'second' }], {
      form: 'terminal',
    });
    expect(shown).toMatch(/\n\nnpm run explain -- first {2}says why, and shows it wrong and right\.\n\n$/);
    expect(shown).not.toContain('explain -- second');
  });

  it('says a warning in one line', () => {
    expect(printFindings([overdue], { form: 'terminal' })).toBe(
      'content/x.mdx:6:11: warning: review was due 2026-11-21, 3 days ago [overdue]\n\n',
    );
  });

  it('keeps the caret under its word behind a tab and wide letters', () => {
    const wide = new Map([[date.file, { text: '\t日本 bad' }]]);
    const shown = printFindings([{ ...date, at: { line: 1, column: 5 }, length: 3 }], {
      form: 'terminal',
      sources: wide,
    });
    expect(shown.split('\n').slice(2, 4)).toEqual(['  > 1 |  日本 bad', `      | ${' '.repeat(6)}^^^`]);
  });

  it('cuts a very long line around the place', () => {
    const long = new Map([[date.file, { text: `${'x'.repeat(5000)}BAD${'y'.repeat(5000)}` }]]);
    const shown = printFindings([{ ...date, at: { line: 1, column: 5001 }, length: 3 }], {
      form: 'terminal',
      sources: long,
    });
    const [line = '', caret = ''] = shown.split('\n').slice(2, 4);
    expect(line.length).toBeLessThan(120);
    expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('BAD');
  });

  it('survives a place outside the file', () => {
    expect(
      printFindings([{ ...date, at: { line: 99, column: 99 } }], { form: 'terminal', sources }),
    ).toContain('hint:');
    expect(
      printFindings([{ ...date, at: { line: 1, column: 99 } }], { form: 'terminal', sources }),
    ).toContain('^');
  });
});

describe('findings in a pipe', () => {
  it('are one line each, and their hint', () => {
    expect(printFindings([date, overdue], { form: 'pipe', sources })).toBe(
      [
        'content/use-cases/mass-file-rename.mdx:3:14: error: "2027-13-15" is not a date: there is no month 13 [date]',
        '  hint: the last day the exception applies, for example  expires: 2027-03-15',
        'content/x.mdx:6:11: warning: review was due 2026-11-21, 3 days ago [overdue]',
        '',
      ].join('\n'),
    );
  });
});

describe('findings as annotations of GitHub Actions', () => {
  it('escape what would end a property or a line', () => {
    const hostile = {
      ...overdue,
      file: 'content/a,b:c.mdx',
      message: '100 %\n::error::stop',
      hint: 'x\r\ny',
    };
    expect(printFindings([hostile], { form: 'github' })).toBe(
      '::warning file=content/a%2Cb%3Ac.mdx,line=6,col=11,endColumn=21,title=overdue::' +
        '100 %25%0A::error::stop%0Ahint: x%0D%0Ay\n',
    );
  });
});

describe('findings as JSON', () => {
  it('are the findings', () => {
    expect(JSON.parse(printFindings([date, overdue], { form: 'json' }))).toEqual([date, overdue]);
    expect(printFindings([], { form: 'json' })).toBe('[]\n');
  });
});

describe('whatever content holds', () => {
  it('sends no control character to the terminal', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('\u001b', '\u0007', '\u009b', '\u202e', '\r', '\b', 'a', ' ', '\u2028'),
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, (message, hint, file) => {
        const finding = { ...date, file, message, hint, at: { line: 1, column: 1 } };
        for (const form of ['pipe', 'terminal'] as const) {
          const shown = printFindings([finding], { form, sources: new Map([[file, { text: message }]]) });
          expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
        }
      }),
    );
  });
});

describe('the summary', () => {
  it.each([
    [[date, date, overdue], 214, '2 errors, 1 warning in 214 files.\n'],
    [[date], 1, '1 error in 1 file.\n'],
    [[], 3, 'No findings in 3 files.\n'],
  ])('counts', (findings, files, expected) => {
    expect(summary(findings, files)).toBe(expected);
  });
});

describe('colour', () => {
  it('is for terminals whose owner did not refuse it', () => {
    expect(paintFor(true, {})).toBe(coloured);
    expect(paintFor(false, {})).toBe(plain);
    expect(paintFor(true, { NO_COLOR: '1' })).toBe(plain);
    expect(paintFor(true, { TERM: 'dumb' })).toBe(plain);
    expect(printFindings([overdue], { form: 'terminal', paint: coloured })).toContain(
      '\u001b[33mwarning\u001b[39m',
    );
  });
});
