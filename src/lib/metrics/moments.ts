import type { DuckDBConnection } from '@duckdb/node-api';
import type { Calendar } from './calendar.ts';
import type { Span } from './hours.ts';
import { daysBetween } from './periods.ts';

/** A stretch of the calendar in which nothing turns, as steps since 1970: `first` inclusive, `next` exclusive. */
interface Stretch {
  first: number;
  next: number;
  month: number | null;
  week: number | null;
  day: number | null;
  /** Open seconds before its first step. */
  open_before: number;
  is_open: boolean;
}

const stretchType =
  '[{"first": "INTEGER", "next": "INTEGER", "month": "USMALLINT", "week": "USMALLINT", "day": "USMALLINT", "open_before": "DOUBLE", "is_open": "BOOLEAN"}]';

/**
 * Fills the table `moment`: for each step of the calendar, by its number since 1970, the position of its month, week
 * and day, the open seconds before it, and whether it is open. Every midnight and every turn of the hours lies between
 * two steps, so a step is in them as a whole and sums are exact; joining on its number places ten million rows ten
 * times faster than comparing times. Makes two macros: `moment_of(stamp)` is the number of its step, of the last one
 * for what lies beyond the calendar; `open_seconds(open_before, is_open, stamp)` are those before a stamp, given its step.
 * `seconds` is the length of a step.
 */
export async function placeMoments(
  connection: DuckDBConnection,
  calendar: Calendar,
  spans: readonly Span[],
  zone: string,
  seconds: number,
): Promise<void> {
  const stretches = stretchesOf(calendar, spans, zone, seconds);
  const last = (stretches.at(-1)?.next ?? 0) - 1;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE moment AS
     SELECT CAST(step AS INTEGER) AS step, month, week, day,
       open_before + CASE WHEN is_open THEN (step - first) * ${seconds} ELSE 0 END AS open_before, is_open
     FROM (SELECT *, unnest(range(first, next)) AS step
       FROM (SELECT unnest(from_json($stretches, '${stretchType}'), recursive := true)))`,
    { stretches: JSON.stringify(stretches) },
  );
  await connection.run(
    `CREATE OR REPLACE TEMP MACRO moment_of(stamp) AS
       CAST(greatest(least(floor(epoch(stamp) / ${seconds}), ${last}), -1) AS INTEGER);
     CREATE OR REPLACE TEMP MACRO open_seconds(open_before, is_open, stamp) AS
       coalesce(open_before + CASE WHEN is_open THEN epoch(stamp) % ${seconds} ELSE 0 END, 0)`,
  );
}

function stretchesOf(
  { month, week }: Calendar,
  spans: readonly Span[],
  zone: string,
  seconds: number,
): Stretch[] {
  const [first, end] = [month[0]?.from ?? 0, month.at(-1)?.to ?? 0];
  const day = daysBetween(first, end, zone);
  const turns = spans.flatMap(({ from, to }) => [from, to]);
  const starts = [...[month, week, day].flatMap((periods) => periods.map(({ from }) => from)), ...turns];
  const edges = [...new Set([...starts, end])].filter((at) => at >= first && at <= end).sort((a, b) => a - b);
  const [monthAt, weekAt, dayAt] = [month, week, day].map((periods) =>
    lastOf(periods.map(({ from }) => from)),
  );
  const turnAt = lastOf(turns);
  let before = 0;
  return edges.slice(0, -1).map((at, i) => {
    const to = edges[i + 1] ?? end;
    // Spans lie apart: what opens has an even place, what shuts an odd one.
    const opens = (turnAt(at) ?? 1) % 2 === 0;
    const stretch = {
      ...{ first: at / 1000 / seconds, next: to / 1000 / seconds },
      ...{ month: monthAt?.(at) ?? null, week: weekAt?.(at) ?? null, day: dayAt?.(at) ?? null },
      ...{ open_before: before, is_open: opens },
    };
    if (opens) before += (to - at) / 1000;
    return stretch;
  });
}

/** The place of the last start that is not after an instant; null before the first. Instants are asked in order. */
function lastOf(starts: readonly number[]): (at: number) => number | null {
  let passed = 0;
  return (at) => {
    while ((starts[passed] ?? Infinity) <= at) passed += 1;
    return passed > 0 ? passed - 1 : null;
  };
}
