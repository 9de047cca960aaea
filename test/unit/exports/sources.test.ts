import { expect, test } from 'vitest';
import { readSources } from '#lib/exports/sources.ts';
import { withFolder } from './folder.ts';

const base = `sources:
  - id: edr
    kind: alerts
    format: csv
    files: [a.csv]
    team: in-house
    map:
      id: id
      created_at: at
`;

async function problems(yaml: string): Promise<string[]> {
  return withFolder({ 'sources.yaml': yaml }, async (folder) =>
    readSources(folder).findings.map(({ at, message }) => `${at.line}:${at.column} ${message}`),
  );
}

test('a correct file has no findings', async () => {
  expect(await problems(base)).toEqual([]);
});

test.each([
  ['an unknown key', base.replace('kind:', 'knid: x\n    kind:'), '3:11 "knid" is not a key of a source'],
  ['an absolute path', base.replace('a.csv', '/etc/passwd'), '5:13 files.0: leaves the exports folder'],
  ['a Windows path', base.replace('a.csv', 'C:\\x.csv'), '5:13 files.0: leaves the exports folder'],
  ['a zone that is none', `${base}    timezone: Mars/Base\n`, 'timezone: is not a time zone'],
  ['csv without a map', base.slice(0, base.indexOf('    map')), 'needs "map", because its format is csv'],
  ['a map without an id', base.replace('      id: id\n', ''), 'source "edr": has no "id"'],
  ['an unknown field', `${base}      colour: c\n`, '10:15 source "edr": "colour" is not a field of alerts'],
  ['a field that only the reader fills', `${base}      team: c\n`, '"team" is not a field of alerts'],
  [
    'a value outside the closed list',
    `${base}      level: {column: p, values: {"1": urgent}}\n`,
    '"urgent" is not a value of level',
  ],
  [
    'a flag that is a text',
    `${base}      test: {column: t, values: {"yes": maybe}}\n`,
    '"maybe" is not a value of test',
  ],
  [
    'a time form that is none',
    `${base}      closed_at: {column: c, time: someday}\n`,
    'is not a time format',
  ],
  [
    'a strptime format DuckDB does not know',
    `${base}      closed_at: {column: c, time: "%Q"}\n`,
    'is not a time format',
  ],
  [
    'a format that does not exist',
    base.replace('format: csv', 'format: servicenow'),
    'format "servicenow" does not exist',
  ],
  ['two sources of one id', base + base.slice(base.indexOf('  - id')), '"edr" is used by two sources'],
  ['broken YAML', base.replace('[a.csv]', '[a.csv'), 'Flow sequence'],
  ['aliases that explode', `a: &a [x]\nsources: [*a]\n`, 'the alias *a is not allowed here'],
])('%s is a finding', async (_, yaml, message) => {
  expect((await problems(yaml)).join('\n')).toContain(message);
});

const hints = async (yaml: string) =>
  withFolder({ 'sources.yaml': yaml }, async (folder) =>
    readSources(folder)
      .findings.map(({ at, message, hint }) => `${at.line} ${message}: ${hint}`)
      .join('; '),
  );

test.each([
  [
    'a key',
    `${base}    time_zone: UTC\n`,
    '10 "time_zone" is not a key of a source: did you mean "timezone"?',
  ],
  [
    'the first key',
    base.replace('sources:', 'source:'),
    '"source" is not a key of this file: did you mean "sources"?',
  ],
  [
    'a key of a column',
    `${base}      title: {colum: t}\n`,
    '10 "colum" is not a key of title: did you mean "column"?',
  ],
  [
    'a key of a team',
    base.replace('in-house', '{column: o, maps: {}}'),
    '6 "maps" is not a key of team: did you mean "map"?',
  ],
  ['a kind', base.replace('alerts', 'alert'), '3 kind: "alert" is not known: did you mean "alerts"?'],
  ['a date order', `${base}    date_order: dym\n`, '10 date_order: "dym" is not known: did you mean "dmy"?'],
  [
    'a format',
    base.replace('csv', 'thehive-case'),
    'format "thehive-case" does not exist: did you mean "thehive-cases"?',
  ],
  ['a field', `${base}      titel: t\n`, '"titel" is not a field of alerts: did you mean "title"?'],
  [
    'a value',
    `${base}      level: {column: p, values: {"1": hihg}}\n`,
    '"hihg" is not a value of level: did you mean "high"?',
  ],
])('%s that is misspelt is given back as it was meant', async (_, yaml, message) => {
  expect(await hints(yaml)).toContain(message);
});
