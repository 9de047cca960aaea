import { describe, expect, test } from 'vitest';
import { runMetrics } from '#lib/metrics/run.ts';
import { errorsOf, readFixture, withFolder } from './folder.ts';

const counts = async (name: string) =>
  (await readFixture(name)).sources.flatMap(({ files }) => files.map(({ rows }) => rows));

describe('traps', () => {
  test('files of one source may differ in shape, delimiter and columns, and the later row of one id counts', async () => {
    const read = await readFixture('two-shapes');
    expect(read.alerts.map(({ id, title, created_at: at, closed_at: end }) => [id, title, at, end])).toEqual([
      ['A-1', 'Of August; as CSV', '2026-08-01 08:00:00', null],
      ['A-2', 'Seen again in September', '2026-08-31 21:59:59', '2026-09-01 06:00:00'],
      ['A-3', 'Of September, as JSON', '2026-09-01 08:00:00', '2026-09-01 09:00:00'],
    ]);
    expect(await counts('two-shapes')).toEqual([
      { read: 2, accepted: 1, quarantined: 0, merged: 1 },
      { read: 2, accepted: 2, quarantined: 0, merged: 0 },
    ]);
    expect(read.sources[0]?.fields['closed_at']).toEqual({ availability: 'stamped', nulls: 1 });
  });

  test('one id in two sources is two alerts; twice in one source it is one', async () => {
    const { alerts } = await readFixture('colliding-ids');
    expect(alerts.map(({ source, id, created_at: at }) => [source, id, at])).toEqual([
      ['edr', '1', '2026-09-01 08:00:00'],
      ['edr', '2', '2026-09-02 08:00:00'],
      ['mail', '1', '2026-09-04 08:00:00'],
    ]);
  });

  test('1970, 2106 and the hours around a change of clocks stay what they are, and move no as-of', async () => {
    const read = await readFixture('far-times');
    expect(read.alerts.map(({ id, created_at: at, closed_at: end }) => [id, at, end])).toEqual([
      ['after-32-bits', '2106-02-07 06:28:16', null],
      ['in-the-fold', '2026-10-25 01:30:00', '2026-10-25 02:10:00'],
      ['in-the-gap', '2026-03-29 01:30:00', null],
      ['last-second', '2106-02-07 06:28:15', null],
      ['never-closed', '2026-09-01 08:00:00', null],
      ['unix-start', '1970-01-01 00:00:00', null],
    ]);
    expect(read.quarantine.map(({ line, field, value, kept }) => [line, field, value, kept])).toEqual([
      [2, 'closed_at', '0', true],
      [8, 'created_at', '10000-01-01T00:00:00Z', false],
    ]);
    expect(read.findings.map(({ message }) => message)).toEqual([
      'times in an hour that clocks in Europe/Amsterdam show twice: 1, read as the second',
    ]);
    expect(read.as_of).toBe('2026-10-25T02:10:00Z');
  });

  test('owners no team is mapped to are an error once they are more than one in twenty', async () => {
    expect(await errorsOf('test/exports/unmapped-owner')).toMatchObject([
      {
        rule: 'unmapped-owner',
        message: 'source "desk": 3 of 40 rows belong to no team, such as those of "Network"',
      },
    ]);
  });

  test('a file that ends before both files beside it looks capped', async () => {
    const { sources } = await readFixture('ends-early');
    expect(sources[0]?.capped).toBe(
      'looks capped: 2026-08.csv ends on 2026-07-29, before both files beside it',
    );
  });

  test('lists exported month by month show no moment: a state that changed between them is no acknowledgement', async () => {
    const { incidents, sources } = await readFixture('monthly-lists');
    expect(incidents).toMatchObject([
      { id: 'INC1', acknowledged_at: null, resolved_at: '2026-09-02 08:00:00', reopened: null },
      { id: 'INC2', acknowledged_at: null },
    ]);
    expect(sources[0]?.fields['acknowledged_at']?.availability).toBe('not-in-source');
  });

  test('an audit log shows who took an incident and that it was reopened, unless it begins in the middle', async () => {
    const { incidents, sources } = await readFixture('audit-log');
    expect(incidents).toMatchObject([
      {
        id: 'INC1',
        acknowledged_at: '2026-09-01 08:20:00',
        resolved_at: '2026-09-03 10:00:00',
        closed_at: '2026-09-08 10:00:00',
        reopened: true,
      },
      { id: 'INC2', acknowledged_at: null, reopened: false },
      { id: 'INC3', acknowledged_at: null, reopened: false },
    ]);
    expect(sources[0]?.fields).toMatchObject({
      acknowledged_at: { availability: 'stamped', nulls: 2 },
      reopened: { availability: 'stamped', nulls: 0 },
    });
  });

  test('changes without the rows they belong to are an error that names the file to add', async () => {
    expect(await errorsOf('test/exports/review-alone')).toMatchObject([
      { rule: 'missing-rows', hint: 'add the file with the search results to "files"' },
    ]);
  });

  test('an as-of before the data counts nothing, and says where the rows went', async () => {
    await withFolder({}, async (cache) => {
      const { file } = await runMetrics({
        folder: 'test/exports/colliding-ids',
        cache,
        today: '2026-10-01',
        asOf: '2020-01-01T00:00:00Z',
        timezone: 'UTC',
        memory: 1024 ** 3,
      });
      expect(file.as_of).toBe('2020-01-01T00:00:00Z');
      const volume = file.results.filter(({ metric }) => metric === 'alert-volume');
      expect(volume.every(({ n }) => n === 0)).toBe(true);
    });
  });
});
