import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { cell, exportCsv } from '#client/run/export-csv.ts';
import { fileName } from '#client/run/export-json.ts';
import { escaped, exportMarkdown } from '#client/run/export-markdown.ts';
import { handoverNote, updateNote } from '#client/run/handover.ts';
import { reviewStub } from '#client/run/review-stub.ts';
import { after, emptyRun, facts, runOf } from './written.ts';

const now = Date.parse(after(50));
const run = runOf(
  { kind: 'severity', step: 'run:start', answer: 'SEV1', minutes: 0 },
  { kind: 'tick', step: 'first', minutes: 13 },
  { kind: 'tick', step: 'file/open', minutes: 15 },
  { kind: 'tick', step: 'file/name', minutes: 16 },
  { kind: 'decide', step: 'real', answer: 'Yes', minutes: 20 },
  {
    kind: 'log',
    step: 'run:awareness',
    answer: '2026-11-24T01:52:00Z',
    note: 'Aware since 01:52',
    minutes: 21,
  },
  { kind: 'log', note: '=cmd|"/c calc"!A1 <script> | a\nsecond', logKind: 'decided', minutes: 22 },
  { kind: 'log', step: 'run:undo', answer: '000003-tester', note: 'Undone: Done: 1.2', minutes: 23 },
);

/** A reader of RFC 4180, written apart from the writer. */
function records(csv: string): string[][] {
  const rows: string[][] = [[]];
  let value = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at++) {
    const char = csv[at]!;
    if (quoted && char === '"' && csv[at + 1] === '"') value += csv[++at];
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === ',' || char === '\r')) {
      rows.at(-1)!.push(value);
      value = '';
      if (char === '\r' && at++ < csv.length - 2) rows.push([]);
    } else value += char;
  }
  return rows;
}

describe('the table of a log', () => {
  it('has one line an event, and says what was undone', () => {
    const rows = records(exportCsv(run));
    expect(rows).toHaveLength(run.events.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([11]));
    expect(rows[3]?.slice(0, 6)).toEqual([
      '2026-11-24T02:15:00Z',
      '00:15:00',
      'tick',
      '',
      'file/open',
      '1.2 Title of file/open',
    ]);
    expect(rows.map((row) => row[9])).toEqual(['undone', '', '', 'undone', '', '', '', '', '']);
  });

  it('gives no cell to a spreadsheet that it would compute', () => {
    expect(records(exportCsv(run))[7]?.[8]).toBe('\'=cmd|"/c calc"!A1 <script> | a / second');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [[read = ''] = []] = records(`${cell(text)}\r\n`);
        expect(/^\s*[=+\-@\t]/.test(read)).toBe(false);
      }),
    );
  });

  it('keeps every word of every cell', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const [[read = ''] = []] = records(`${cell(text)}\r\n`);
        expect([text, `'${text}`]).toContain(read);
      }),
    );
  });
});

describe('the page of a log', () => {
  it('holds the facts and each line, undone ones struck', () => {
    const page = exportMarkdown(run);
    expect(page).toContain('# Incident Heron');
    expect(page).toContain('- Aware since: 24 Nov 2026, 01:52 UTC');
    expect(page).toContain('| 2026-11-24 02:13:00 | 00:13:00 |  | Done: 1.1 Title of first | scribe |');
    expect(page).toContain('~~Done: 1.2 Title of file/open~~ (undone)');
    expect(page.split('\n').filter((line) => line.startsWith('| 2026'))).toHaveLength(run.events.length);
  });

  it('shows hostile words as words', () => {
    const page = exportMarkdown(run);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt; \\| a / second');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => !/(?<!\\)[<>|[\]`]/.test(escaped(text).replaceAll('\\\\', '')),
      ),
    );
  });
});

describe('the hand-over note', () => {
  const note = handoverNote(run, facts, now);

  it('says what is open, with who and when, what is decided and what waits', () => {
    expect(note).toContain('- Time zero: 24 Nov 2026, 02:00 UTC, 50 min ago');
    expect(note).toContain('Ransomware or mass encryption, Identify, 3 of 4');
    expect(note).toMatch(/## Open steps\n\n- 1\.2 .*technical lead, due 24 Nov 2026, 02:23 UTC, 27 min late/);
    expect(note).toContain('- Contain: 3 more steps\n');
    expect(note).toMatch(/## Decisions that wait\n\n- 2\.2 /);
    expect(note).toMatch(/## Decisions taken\n\n- 24 Nov 2026, 02:20 UTC: Decision 1\.4 .*: Yes/);
  });

  it('says evidence, deadlines, the next update and who knows', () => {
    expect(note).toContain('- 2.1 Title of cut: open');
    expect(note).toContain('- To be saved first: Memory of the first host');
    expect(note).toContain('- GDPR: 27 Nov 2026, 01:52 UTC, counted from awareness');
    expect(note).toContain('- Insurer: without undue delay');
    expect(note).toContain('- by 24 Nov 2026, 03:00 UTC, then every 1 h');
    expect(note).toContain('- To be told at SEV1: legal and provider');
    expect(note).toContain('- In the log: scribe');
  });

  it('is made from the log alone when the playbook is gone', () => {
    const alone = handoverNote(run, undefined, now);
    expect(alone).toContain('- Playbook: ransomware\n');
    expect(alone).toContain('- 2.3 Title of links');
  });

  it('becomes an update of conditions, actions, needs', () => {
    expect(
      updateNote(run, facts, now)
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual([
      'Heron, SEV1, 24 Nov 2026, 02',
      'Conditions',
      'Actions',
      'Needs',
      'Next update by 24 Nov 2026, 03',
      '',
    ]);
    expect(updateNote(emptyRun, facts, now)).toContain('Nothing done yet');
  });
});

describe('the text for a pull request', () => {
  it('names late steps, and its YAML can be read', () => {
    const stub = reviewStub({ ...run, codename: 'He"ron: #1' }, facts);
    expect(stub).toContain('1.1 Title of first (technical lead): 8 min late');
    const blocks = [...stub.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => load(yaml));
    expect(blocks[0]).toHaveProperty('findings');
    expect(blocks[1]).toMatchObject({
      validations: [{ method: 'real-incident', evidence: expect.stringContaining('He"ron: #1') }],
    });
  });

  it('says so when nothing was late', () => {
    expect(reviewStub(emptyRun, facts)).toContain('No step was late');
  });
});

describe('a file name', () => {
  it('is plain, whatever the codename', () => {
    expect(fileName(run, 'run-log.json')).toBe('heron-ransomware-2026-11-24-run-log.json');
    expect(fileName({ ...run, codename: '../../Ä' }, 'x')).toBe('incident-ransomware-2026-11-24-x');
  });
});
