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
  ['an unknown key', base.replace('kind:', 'knid: x\n    kind:'), 'Unrecognized key: "knid"'],
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
