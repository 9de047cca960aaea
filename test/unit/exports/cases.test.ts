import { describe, expect, test } from 'vitest';
import { errorsOf, readFixture, type Reading } from './folder.ts';

const rows = (read: Reading) => read.sources.flatMap(({ files }) => files.map(({ rows: counts }) => counts));
const listed = (read: Reading) =>
  read.quarantine.map(({ file, line, field, value, reason, kept }) => [
    file,
    line,
    field,
    value,
    reason,
    kept,
  ]);

describe('a file that can be read', () => {
  test('one broken quote costs its own line, never the good rows after it', async () => {
    const read = await readFixture('broken-quote');
    expect(read.alerts.map(({ id }) => id)).toEqual(['A-1', 'A-10', 'A-3', 'A-4', 'A-5']);
    expect(rows(read)).toEqual([{ read: 10, accepted: 5, quarantined: 5, merged: 0 }]);
    expect(listed(read)).toEqual([
      [
        'alerts.csv',
        3,
        '',
        'A-2,Rule one,"Second,2,2026-09-01 08:10:00,2026-09-01 09:10:00',
        'text follows a closing quote',
        false,
      ],
      [
        'alerts.csv',
        7,
        '',
        'A-6,Rule two,"Sixth"x,3,2026-09-01 08:50:00,',
        'text follows a closing quote',
        false,
      ],
      ['alerts.csv', 8, '', 'A-7,Rule two,short,3', 'the row has fewer cells than the header', false],
      [
        'alerts.csv',
        9,
        '',
        'A-8,Rule two,Eighth,3,2026-09-01 09:00:00,,too many',
        'the row has more cells than the header',
        false,
      ],
      [
        'alerts.csv',
        10,
        '',
        'A-9,Rule two,"open to the end,3,2026-09-01 09:00:00,',
        'a quote is opened and never closed',
        false,
      ],
    ]);
  });

  test('line breaks inside quotes and blank lines do not move the line numbers', async () => {
    const read = await readFixture('quoted-newline');
    expect(rows(read)).toEqual([{ read: 3, accepted: 2, quarantined: 1, merged: 0 }]);
    expect(read.alerts.map(({ title }) => title)).toEqual(['First\nover\nthree lines', 'Third\nline']);
    expect(listed(read)).toEqual([
      ['alerts.csv', 6, 'created_at', 'yesterday', 'not a time of the form iso', false],
      ['alerts.csv', 7, 'level', '9', 'not a known value of level', true],
      ['alerts.csv', 7, 'closed_at', 'soon', 'not a time of the form iso', true],
    ]);
    expect(read.sources[0]?.fields).toMatchObject({
      level: { availability: 'stamped', nulls: 1 },
      closed_at: { availability: 'stamped', nulls: 1 },
      event_at: { availability: 'not-in-source', nulls: 2 },
    });
  });

  test('each file orders its columns as it likes, and the last row read of one id counts', async () => {
    const read = await readFixture('reordered-header');
    expect(read.alerts).toMatchObject([
      { id: 'A-1', level: 'low', created_at: '2026-08-01 08:00:01', closed_at: null, title: null },
      {
        id: 'A-2',
        level: 'high',
        created_at: '2026-09-01 08:00:00',
        closed_at: '2026-09-01 09:00:00',
        title: null,
      },
    ]);
    expect(rows(read)).toEqual([
      { read: 1, accepted: 0, quarantined: 0, merged: 1 },
      { read: 2, accepted: 2, quarantined: 0, merged: 0 },
    ]);
  });

  test('a byte order mark, semicolons and Windows line ends are an ordinary file', async () => {
    const read = await readFixture('bom-semicolon');
    expect(read.alerts).toMatchObject([
      { id: 'A-1', title: 'First; with\r\na semicolon, and more', level: 'medium', closed_at: null },
      { id: 'A-2', level: null, closed_at: '2026-09-01 08:20:00' },
    ]);
    expect(listed(read)).toEqual([['alerts.csv', 4, 'level', 'bad', 'not a known value of level', true]]);
  });

  test('formulas, markup and SQL in cells are only text', async () => {
    const read = await readFixture('formulas');
    expect(read.alerts).toMatchObject([
      { id: '=1+1', rule: "'; DROP TABLE alert; --", title: '<script>alert(1)</script>', closed_at: null },
      { id: 'A-2', title: '@SUM(1)', level: null, closed_at: null },
    ]);
    expect(rows(read)).toEqual([{ read: 2, accepted: 2, quarantined: 0, merged: 0 }]);
    expect(listed(read).map(([, line, field, value]) => [line, field, value])).toEqual([
      [2, 'closed_at', '=NOW()'],
      [3, 'level', '+cmd'],
      [3, 'closed_at', '-1,"x"'],
    ]);
  });

  test('a column may mix the declared forms; zone-less times get the zone of the source', async () => {
    const read = await readFixture('mixed-times');
    expect(read.alerts.map(({ id, team, created_at: at }) => [id, team, at])).toEqual([
      ['A-01', 'mssp', '2026-07-01 08:00:00'],
      ['A-02', 'in-house', '2026-07-01 10:00:00'],
      ['A-03', 'in-house', '2026-07-01 08:00:00'],
      ['A-04', 'in-house', '2026-01-15 09:00:00'],
      ['A-05', 'in-house', '2026-01-15 09:00:00'],
      ['A-06', 'in-house', '2026-07-01 10:00:00'],
      ['A-07', 'in-house', '2026-07-01 10:00:00.123'],
      ['A-08', 'in-house', '2026-10-25 01:30:00'],
      ['A-09', 'in-house', '2026-10-25 00:30:00'],
      ['A-12', 'in-house', '2026-07-01 08:00:00.123456'],
      ['A-13', 'in-house', '2026-06-30 22:00:00'],
    ]);
    expect(listed(read).map(([, line, , value]) => [line, value])).toEqual([
      [11, '2026-02-30 10:00'],
      [12, '07/01/2026 10:00'],
      [15, '2026-07-01 24:00:00'],
    ]);
    expect(read.findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['repeated-hour', 'times in an hour that clocks in Europe/Amsterdam show twice: 1, read as the second'],
    ]);
  });

  test('a header without rows is a source with nothing in it, and is said', async () => {
    const read = await readFixture('no-rows');
    expect(rows(read)).toEqual([{ read: 0, accepted: 0, quarantined: 0, merged: 0 }]);
    expect(read.findings).toMatchObject([
      {
        rule: 'no-rows',
        severity: 'warning',
        file: 'test/exports/no-rows/alerts.csv',
        message: 'has a header and no rows',
      },
    ]);
    expect(read.as_of).toBeUndefined();
  });

  test('ServiceNow: updates collapse by time then count, priorities are ours to translate, drills are marked', async () => {
    const read = await readFixture('servicenow-incidents');
    expect(rows(read)).toEqual([{ read: 7, accepted: 3, quarantined: 1, merged: 3 }]);
    expect(read.incidents).toMatchObject([
      {
        id: 'INC1',
        severity: 'SEV2',
        created_at: '2026-09-01 06:00:00',
        contained_at: '2026-09-01 08:00:00',
        closed_at: '2026-09-06 10:00:00',
        reopened: true,
        test: false,
      },
      {
        id: 'INC2',
        severity: null,
        created_at: '2026-09-02 06:05:00',
        resolved_at: null,
        reopened: false,
        test: true,
      },
      { id: 'INC3', severity: 'SEV1', resolved_at: '2026-09-03 07:00:00' },
    ]);
    expect(read.sources).toMatchObject([
      {
        negative: 0,
        skew: 1,
        fields: { created_at: { availability: 'proxy', proxy: 'opened_at', nulls: 0 } },
      },
    ]);
    expect(listed(read)).toEqual([
      ['incidents.csv', 5, 'severity', '5 - Planning', 'not a known value of severity', true],
      ['incidents.csv', 8, 'id', '', 'id is empty', false],
    ]);
    expect(read.as_of).toBe('2026-09-06T10:00:00Z');
  });
});

describe('a folder that cannot be read says why', () => {
  test('a missing column is named, with the columns found', async () => {
    expect(await errorsOf('test/exports/missing-column')).toEqual([
      {
        rule: 'missing-column',
        file: 'test/exports/missing-column/alerts.csv:1',
        message:
          'has no column "created", which created_at is read from; columns found: alert_id, rule, title, sev, opened, closed',
        hint: 'add the column to the export, or correct the map of source "edr"',
      },
    ]);
  });

  test('a path out of the exports folder is refused, on its line of sources.yaml', async () => {
    expect(await errorsOf('test/exports/outside-folder')).toEqual([
      {
        rule: 'sources-schema',
        file: 'test/exports/outside-folder/sources.yaml:5',
        message: 'files.0: leaves the exports folder: write a path below it, such as edr/*.csv',
        hint: expect.any(String),
      },
    ]);
  });

  test('sample and own sources together are an error', async () => {
    expect(await errorsOf('test/exports/sample-and-own')).toMatchObject([
      {
        file: 'test/exports/sample-and-own/sources.yaml:8',
        message: expect.stringContaining('remove the sample lines'),
      },
    ]);
  });

  test('times without a zone need one, once per file and where the first one stands', async () => {
    expect(await errorsOf('test/exports/zone-missing')).toEqual([
      {
        rule: 'time-zone',
        file: 'test/exports/zone-missing/incidents.csv:3',
        message: 'created_at "2026-09-01 08:00:00" carries no time zone',
        hint: 'add "timezone: ZONE" to source "desk", such as Europe/Berlin or UTC',
      },
    ]);
  });

  test('the order of day and month is never guessed, only suggested', async () => {
    expect(await errorsOf('test/exports/date-order-missing')).toEqual([
      {
        rule: 'day-or-month',
        file: 'test/exports/date-order-missing/incidents.csv:2',
        message: 'created_at "03-04-2026 08:00": which number is the month is not declared',
        hint: 'add "date_order: dmy" to source "desk": the first number goes up to 13',
      },
    ]);
  });
});
