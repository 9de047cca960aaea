import { DuckDBInstance, LIST, listValue, DOUBLE, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarBetween } from '#lib/metrics/calendar.ts';
import { hoursStep, openSpans, openTime, type Hours } from '#lib/metrics/hours.ts';
import { placeMoments } from '#lib/metrics/moments.ts';
import { daysBetween } from '#lib/metrics/periods.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run("SET TimeZone = 'UTC'");
});
afterAll(() => connection.closeSync());

/** What a moment says of stamps, in milliseconds: [month, week, day, open, open milliseconds before it]. */
async function told(stamps: readonly number[]): Promise<unknown[][]> {
  const reader = await connection.runAndReadAll(
    `SELECT month, week, day, is_open, round(1000 * open_seconds(open_before, is_open, stamp))
     FROM (SELECT epoch_ms(CAST(unnest($stamps) AS BIGINT)) AS stamp, unnest(range(len($stamps))) AS place)
       LEFT JOIN moment ON moment.step = moment_of(stamp) ORDER BY place`,
    { stamps: listValue([...stamps]) },
    { stamps: LIST(DOUBLE) },
  );
  return reader.getRowsJS();
}

const start = Date.UTC(2024, 8, 3, 10);
const end = Date.UTC(2026, 3, 2, 7);
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 11 }));
const hours = fc.record({
  timezone: fc.constantFrom(
    'Europe/Amsterdam',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'UTC',
  ),
  days: fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, { minLength: 1 }),
  from: time,
  to: time,
  holidays: fc.constant(['2025-12-25', '2026-01-01']),
});

describe('the moment of a stamp', () => {
  it('lies in the month, week and day, and after the open seconds, that are found without it', async () => {
    const clock = ([hour, fives]: [number, number]) =>
      `${String(hour).padStart(2, '0')}:${String(fives * 5).padStart(2, '0')}`;
    await fc.assert(
      fc.asyncProperty(
        hours,
        fc.array(fc.integer({ min: start, max: end }), { minLength: 40, maxLength: 60 }),
        async ({ from, to, ...rest }, stamps) => {
          const watch: Hours = { ...rest, from: clock(from), to: clock(to) };
          const calendar = calendarBetween(start, end, watch.timezone);
          const [first, last] = [calendar.month[0]?.from ?? 0, calendar.month.at(-1)?.to ?? 0];
          const spans = openSpans(watch, first, last).filter((span) => span.to > first && span.from < last);
          const days = daysBetween(first, last, watch.timezone);
          await placeMoments(connection, calendar, spans, watch.timezone, hoursStep(watch));
          const within = (stamp: number) => (span: { from: number; to: number }) =>
            stamp >= span.from && stamp < span.to;
          const place = (spans: readonly { from: number; to: number }[], stamp: number) => {
            const found = spans.findIndex(within(stamp));
            return found < 0 ? null : found;
          };
          expect(await told(stamps)).toEqual(
            stamps.map((stamp) => [
              place(calendar.month, stamp),
              place(calendar.week, stamp),
              place(days, stamp),
              spans.some(within(stamp)),
              openTime(spans, first, stamp),
            ]),
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is the last one after the calendar, and none before', async () => {
    const calendar = calendarBetween(start, end, 'UTC');
    await placeMoments(connection, calendar, [], 'UTC', hoursStep(undefined));
    const far = [Date.UTC(2106, 1, 7), Date.UTC(9999, 11, 31), Date.UTC(1970, 0, 1), Date.UTC(1, 0, 1)];
    expect((await told(far)).map(([month, , , open]) => [month, open])).toEqual([
      ...[
        [calendar.month.length - 1, false],
        [calendar.month.length - 1, false],
      ],
      ...[
        [null, null],
        [null, null],
      ],
    ]);
  });
});
