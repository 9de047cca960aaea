import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { QuarantineRow } from '#lib/exports/ledger.ts';
import { quarantineCsv, writeQuarantine } from '#lib/exports/quarantine.ts';
import { withFolder } from './folder.ts';

const row = (value: string, kept = false): QuarantineRow => {
  return { source: 's', file: 'a.csv', line: 7, field: 'title', value, reason: 'bad', fix: 'mend', kept };
};

test('what a spreadsheet would run gets an apostrophe, and quotes stay one cell', () => {
  const values = ['=1+1', '+1', '-1', '@x', '\t=1', '  =1', '\r=1', 'plain', 'a,"b"', 'two\nlines'];
  const lines = quarantineCsv(values.map((value) => row(value)))
    .split('\r\n')
    .slice(1, -1);
  expect(
    lines.map((line) => line.slice('s,a.csv,7,title,'.length, -',bad; row left out,mend'.length)),
  ).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@x",
    "'\t=1",
    "'  =1",
    '"\'\r=1"',
    'plain',
    '"a,""b"""',
    '"two\nlines"',
  ]);
});

test('it says which rows were kept', () => {
  expect(quarantineCsv([row('x', true)])).toBe(
    'source,file,line,field,value,reason,how to fix\r\ns,a.csv,7,title,x,bad; row kept without it,mend\r\n',
  );
});

test('the file is its owner’s alone and replaces the old one in one step', async () => {
  await withFolder({}, async (folder) => {
    writeFileSync(`${folder}/quarantine.csv`, 'old', { mode: 0o644 });
    writeQuarantine(`${folder}/quarantine.csv`, [row('x')]);
    expect(statSync(`${folder}/quarantine.csv`).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${folder}/quarantine.csv`, 'utf8')).toContain('title,x,');
    expect(readdirSync(folder)).toEqual(['quarantine.csv']);
  });
});
