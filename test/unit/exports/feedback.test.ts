import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFeedback } from '#lib/exports/feedback.ts';
import { ExportsError } from '#lib/exports/ledger.ts';
import { quarantineCsv } from '#lib/exports/quarantine.ts';
import { feedbackTemplate } from '#lib/views/triage/feedback.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchbill-feedback-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string | Buffer) {
  const path = join(folder, 'mssp-feedback.csv');
  writeFileSync(path, text);
  return readFeedback(path, 'content/exports/mssp-feedback.csv')!;
}

/** What is quarantined of a file, as `line field "value": reason`. */
const quarantined = (text: string | Buffer) =>
  read(text).quarantine.map(({ line, field, value, reason }) => `${line} ${field} "${value}": ${reason}`);

/** Why a file is refused as a whole, as `line: message`. */
function refused(text: string | Buffer): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ExportsError)
      return error.findings.map(({ at, message }) => `${at.line}: ${message}`);
    throw error;
  }
  return [];
}

const head = 'date,alert,provider,own\n';
const agreed = (alert: string, date = '2026-11-03') => `${date},${alert},true-positive,true-positive\n`;
const ids = (text: string | Buffer) => read(text).rows.map(({ alert }) => alert);

describe('verdicts judged again', () => {
  it('are read by the names of their columns, whatever else is there', () => {
    const file = read(
      '\uFEFFown,note,alert,rule,provider,date\r\ntrue-positive,"late, and\nlong",A-1,Spray,false-positive,2026-11-03\r\n\r\n',
    );
    expect(file.rows).toEqual([
      {
        ...{ line: 2, date: '2026-11-03', alert: 'A-1', rule: 'Spray' },
        ...{ provider: 'false-positive', own: 'true-positive' },
      },
    ]);
    expect(file.counts).toEqual({ read: 1, accepted: 1, quarantined: 0, merged: 0 });
    expect(file.quarantine).toEqual([]);
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are written into the template, whose example does not count', () => {
    expect(quarantined(feedbackTemplate())).toEqual(['2 alert "EXAMPLE-1": the example of the template']);
    const filled = feedbackTemplate().replace('EXAMPLE-1', 'A-1');
    expect(read(filled).rows).toMatchObject([
      { alert: 'A-1', provider: 'false-positive', own: 'true-positive' },
    ]);
  });

  it('are none where nobody keeps them', () => {
    expect(readFeedback(join(folder, 'nowhere.csv'), 'x')).toBeUndefined();
  });

  it('go to quarantine by line where a value is none, and nothing is guessed', () => {
    const text = `${head}2026-11-31,A-1,true-positive,true-positive\n\n2026-11-03,,TP,undetermined\n${agreed('A-2')}`;
    expect(quarantined(text)).toEqual([
      '2 date "2026-11-31": not a date: Nov 2026 has 30 days',
      '4 alert "": names no alert',
      '4 provider "TP": not a verdict',
    ]);
    expect(read(text).counts).toEqual({ read: 3, accepted: 1, quarantined: 2, merged: 0 });
    expect(ids(text)).toEqual(['A-2']);
  });

  it('go to quarantine as text where a cell holds a formula, and quarantine.csv runs none', () => {
    const formula = '=HYPERLINK("https://evil.example","A-1")';
    const cell = `"${formula.replaceAll('"', '""')}"`;
    const text = `${head}2026-11-03,A-1,${cell},true-positive\n2026-11-03,${cell},true-positive,true-positive\n`;
    expect(quarantined(text)).toEqual([`2 provider "${formula}": not a verdict`]);
    expect(ids(text)).toEqual([formula]);
    expect(quarantineCsv(read(text).quarantine)).toContain(`,provider,"'=HYPERLINK(""https`);
  });

  it('are read from UTF-16 that says so, as a spreadsheet saves "Unicode text"', () => {
    const text = `\uFEFF${head}${agreed('Ä-1')}`.replaceAll(',', '\t').replaceAll('\n', '\r\n');
    const little = Buffer.from(text, 'utf16le');
    expect(ids(little)).toEqual(['Ä-1']);
    expect(ids(Buffer.from(little).swap16())).toEqual(['Ä-1']);
    expect(refused(little.subarray(2))).toEqual(['1: is not text']);
    expect(ids(`\uFEFF"date"${head.slice(4)}${agreed('A-1')}`)).toEqual(['A-1']);
  });

  it('are read with semicolons, tabs or bars, and with the line ends of any machine', () => {
    for (const separator of [';', '\t', '|'])
      for (const end of ['\n', '\r\n', '\r']) {
        const text = `${head}${agreed('A-1')}${agreed('A-2')}`
          .replaceAll(',', separator)
          .replaceAll('\n', end);
        expect(ids(text), JSON.stringify(separator + end)).toEqual(['A-1', 'A-2']);
      }
  });

  it('of one alert count once, as it was judged last: by date, and on one day by line', () => {
    const text = `${head}2026-11-05,A-1,true-positive,false-positive\n${agreed('A-1')}${agreed('A-2')}2026-11-03,A-2,true-positive,undetermined\n`;
    expect(read(text).rows).toMatchObject([
      { line: 2, alert: 'A-1', own: 'false-positive' },
      { line: 5, alert: 'A-2', own: 'undetermined' },
    ]);
    expect(read(text).counts).toEqual({ read: 4, accepted: 2, quarantined: 0, merged: 2 });
  });

  it('skip lines in which nothing is written, and count lines as an editor does', () => {
    const text = `\n${head}\n,,,\n   \n${agreed('A-1')} , ,, \nnever,A-2,true-positive,true-positive`;
    expect(read(text).rows).toMatchObject([{ line: 6 }]);
    expect(read(text).counts).toMatchObject({ read: 2, quarantined: 1 });
    expect(read(text).quarantine).toMatchObject([{ line: 8, field: 'date', value: 'never' }]);
  });

  it('lose to a quote left open, or text after one, no more than its line', () => {
    const text = `${head}2026-11-03,"A-1,true-positive,true-positive\n${agreed('A-2')}2026-11-03,"A"3,x,x\n${agreed('A-4')}`;
    expect(ids(text)).toEqual(['A-2', 'A-4']);
    expect(quarantined(text)).toEqual([
      '2  "2026-11-03,"A-1,true-positive,true-positive": text follows a closing quote',
      '4  "2026-11-03,"A"3,x,x": text follows a closing quote',
    ]);
    const open = `${head}${agreed('A-1')}2026-11-03,"A-2,true-positive,true-positive`;
    expect(ids(open)).toEqual(['A-1']);
    expect(quarantined(open)).toEqual([
      '3  "2026-11-03,"A-2,true-positive,true-positive": a quote is opened and never closed',
    ]);
  });

  it('go to quarantine where cells moved, or bytes are no text', () => {
    const text =
      'date,alert,rule,provider,own,answer\n2026-11-03,A-1,Spray,true-positive,true-positive,yes, we did\n';
    expect(quarantined(text)[0]).toContain('the row has more cells than the head');
    const latin = Buffer.concat([
      Buffer.from(`${head}2026-11-03,`),
      Buffer.from([0xc4]),
      Buffer.from(',a,b\n'),
    ]);
    expect(quarantined(latin)[0]).toContain('the row is not UTF-8 text');
    expect(ids(`${head}${agreed('A-1').replace('\n', ',,\n')}`)).toEqual(['A-1']);
  });

  it('are refused as a whole only without their columns', () => {
    expect(refused('date,alert,provider\n')).toEqual(['1: has no column own']);
    expect(refused('')).toEqual(['1: has no column date, alert, provider, own']);
  });
});
