import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFeedback } from '#lib/exports/feedback.ts';
import { ExportsError } from '#lib/exports/ledger.ts';
import { feedbackTemplate } from '#lib/views/feedback.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchbill-feedback-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string) {
  const path = join(folder, 'mssp-feedback.csv');
  writeFileSync(path, text);
  return readFeedback(path, 'content/exports/mssp-feedback.csv');
}

/** Findings of a file that does not hold, as `line: message`. */
function refused(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ExportsError)
      return error.findings.map(({ at, message }) => `${at.line}: ${message}`);
    throw error;
  }
  return [];
}

describe('verdicts judged again', () => {
  it('are read by the names of their columns, whatever else is there', () => {
    const file = read(
      '\uFEFFown,note,alert,rule,provider,date\r\ntrue-positive,"late, and\nlong",A-1,Spray,false-positive,2026-11-03\r\n\r\n',
    );
    expect(file?.rows).toEqual([
      { date: '2026-11-03', alert: 'A-1', rule: 'Spray', provider: 'false-positive', own: 'true-positive' },
    ]);
    expect(file?.counts).toEqual({ read: 1, accepted: 1, quarantined: 0, merged: 0 });
    expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are written into the template, whose example does not count', () => {
    expect(refused(feedbackTemplate())).toEqual(['2: is the example of the template']);
    const filled = feedbackTemplate().replace('EXAMPLE-1', 'A-1');
    expect(read(filled)?.rows).toMatchObject([
      { alert: 'A-1', provider: 'false-positive', own: 'true-positive' },
    ]);
  });

  it('are none where nobody keeps them', () => {
    expect(readFeedback(join(folder, 'nowhere.csv'), 'x')).toBeUndefined();
  });

  it('are refused with every line that does not hold, and nothing is guessed', () => {
    const text =
      'date,alert,provider,own\n2026-11-31,A-1,true-positive,true-positive\n2026-11-03,,TP,undetermined\n';
    expect(refused(text)).toEqual([
      '2: date "2026-11-31" is not a date: Nov 2026 has 30 days',
      '3: names no alert',
      '3: provider "TP" is not a verdict',
    ]);
    expect(refused('date,alert,provider\n')).toEqual(['1: has no column own']);
    expect(refused('date,alert,provider,own\n2026-11-03,"A,true-positive,true-positive\n')).toHaveLength(1);
    expect(refused('')).toHaveLength(1);
  });
});
