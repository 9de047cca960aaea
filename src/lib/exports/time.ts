import { literal } from './open.ts';
import type { TimeForm } from './format.ts';

const date = '\\d{4}-\\d{2}-\\d{2}';
const clock = '([01]\\d|2[0-3]):[0-5]\\d';
const offset = '(Z|[+-](0\\d|1[0-4])(:?[0-5]\\d)?)';
const seconds = ':[0-5]\\d(\\.\\d{1,9})?';
const localIso = `${date}([T ]${clock}(${seconds})?)?`;
const utcIso = `${date}[T ]${clock}${seconds}Z`;
const zonedIso = `${date}[T ]${clock}${seconds}${offset}`;
/** DuckDB casts an instant only with its seconds. */
const zonedMinutes = `${date}[T ]${clock}${offset}`;
const dayMonth = '(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})';
const numeric = `${dayMonth}(?:,? +((?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?))?`;
const numericHalfDay = `${dayMonth},? +(\\d{1,2}:\\d{2})(:\\d{2})? ?([AaPp][Mm])`;

export interface TimeSettings {
  timezone: string | undefined;
  date_order: 'dmy' | 'mdy' | undefined;
}

/** A time of an export in SQL. `text` is an expression for the cell; each result is a TIMESTAMP or NULL. */
export interface TimeSql {
  /** The instant in UTC; NULL where the text has no zone and the source names none. */
  utc: string;
  /** What the clock on the wall said, only where the text has no zone. */
  local: string;
}

/** Every form of a column, tried in order. Never guesses: what no form reads strictly is NULL. */
export function timeSql(text: string, forms: readonly TimeForm[], settings: TimeSettings): TimeSql {
  const parts = forms.map((form) => formSql(text, form, settings.date_order));
  return {
    utc: coalesce(parts.flatMap((part) => [part.zoned, part.local && toUtc(part.local, settings.timezone)])),
    local: coalesce(parts.map((part) => part.local)),
  };
}

/** SQL condition: a date whose day and month cannot be told apart without `date_order`. */
export function ambiguousSql(text: string): string {
  return `regexp_matches(${text}, ${literal(`^${dayMonth}`)})`;
}

/** SQL: the two numbers before the year, as a struct {first, second}; NULL where there are none. */
export function dayAndMonthSql(text: string): string {
  const part = (group: number) =>
    `TRY_CAST(regexp_extract(${text}, ${literal(`^${dayMonth}`)}, ${group}) AS INTEGER)`;
  return `{first: ${part(1)}, second: ${part(2)}}`;
}

function coalesce(expressions: readonly (string | undefined)[]): string {
  const given = expressions.filter((expression) => expression !== undefined);
  return given.length === 0 ? 'CAST(NULL AS TIMESTAMP)' : `coalesce(${given.join(', ')})`;
}

function toUtc(local: string, timezone: string | undefined): string | undefined {
  if (timezone === undefined) return undefined;
  if (timezone === 'UTC') return local;
  return `timezone('UTC', timezone(${literal(timezone)}, ${local}))`;
}

interface FormSql {
  zoned?: string;
  local?: string;
}

function formSql(text: string, form: TimeForm, dateOrder: TimeSettings['date_order']): FormSql {
  if (form === 'iso') return isoSql(text);
  if (form === 'numeric') return dateOrder ? { local: numericSql(text, dateOrder) } : {};
  if (form === 'named-month') return { local: namedMonthSql(text) };
  if (form === 'epoch-seconds')
    return {
      zoned: when(
        text,
        '\\d{9,10}(\\.\\d{1,9})?',
        `make_timestamp(CAST(CAST(${text} AS DECIMAL(20, 6)) * 1000000 AS BIGINT))`,
      ),
    };
  if (form === 'epoch-milliseconds')
    return { zoned: when(text, '\\d{12,13}', `make_timestamp(CAST(${text} AS BIGINT) * 1000)`) };
  const parsed = `try_strptime(${text}, ${literal(form)})`;
  if (/%z/i.test(form)) return { zoned: `CAST(timezone('UTC', ${parsed}) AS TIMESTAMP)` };
  return { local: `CAST(${parsed} AS TIMESTAMP)` };
}

function isoSql(text: string): FormSql {
  const padded = `regexp_replace(${text}, '^(.{16})', '\\1:00')`;
  const instant = (value: string) => `timezone('UTC', TRY_CAST(${value} AS TIMESTAMPTZ))`;
  return {
    local: when(text, localIso, `TRY_CAST(${text} AS TIMESTAMP)`),
    zoned: coalesce([
      `CASE WHEN ${usual(text)} THEN TRY_CAST(${text} AS TIMESTAMP) END`,
      // a cast to TIMESTAMP drops any offset, which for Z is none, and is much the fastest
      when(text, utcIso, `TRY_CAST(${text} AS TIMESTAMP)`),
      when(text, zonedIso, instant(text)),
      when(text, zonedMinutes, instant(padded)),
    ]),
  };
}

/**
 * SQL condition: `2026-09-30T22:00:00Z` and its like, which most exports write, without the price of a regular
 * expression. Of the texts of this shape the cast takes these and no others.
 */
function usual(text: string): string {
  const shape = ['0', '1', '2'].map((tens) => `${text} LIKE '____-__-__T${tens}_:__:__Z'`).join(' OR ');
  const no = ['.Z', 'T24:00:00Z'].map((end) => `AND NOT suffix(${text}, ${literal(end)})`).join(' ');
  return `(${shape}) AND ${text} >= '0' ${no}`;
}

function numericSql(text: string, order: 'dmy' | 'mdy'): string {
  const iso = order === 'dmy' ? '\\3-\\2-\\1' : '\\3-\\1-\\2';
  const rearranged = (pattern: string, time: string) =>
    `regexp_replace(${text}, ${literal(`^${pattern}$`)}, ${literal(`${iso} ${time}`)})`;
  return coalesce([
    when(text, numeric, `TRY_CAST(trim(${rearranged(numeric, '\\4')}) AS TIMESTAMP)`),
    when(
      text,
      numericHalfDay,
      `try_strptime(${rearranged(numericHalfDay, '\\4\\5 \\6')}, ['%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p'])`,
    ),
  ]);
}

/** Beginnings of month names in the languages of Europe, January first. Later months are tried first: marraskuu is none of March. */
const months = [
  'jan|gen|ene|jän|sty|led|tammi',
  'feb|fév|fev|helmi|lut|úno',
  'mar|mär|mrt|maa|mrz|bře',
  'apr|avr|abr|huh|kwi|dub',
  'may|mai|mei|mag|maj|touko|kvě',
  'jun|juin|giu|kes|cze',
  'jul|juil|lug|hei|lip',
  'aug|aoû|aou|ago|elo|sie|srp',
  'sep|set|syy|wrz|zář',
  'oct|okt|ott|out|lok|paź|říj',
  'nov|marras|lis',
  'dec|dez|déc|dic|des|joulu|gru|pro',
];

/** `03/Sep/26 9:05 AM`: the month by the beginning of its name, so that no order is in doubt. */
function namedMonthSql(text: string): string {
  const pattern =
    '(\\d{1,2})[-/. ]+(\\pL+)\\.?[-/. ]+(\\d{4}|\\d{2}),? +(\\d{1,2}:\\d{2})(:\\d{2})?(?: ?([AaPp])\\.?[Mm]\\.?)?';
  const part = (group: number) => `regexp_extract(${text}, ${literal(`^${pattern}$`)}, ${group})`;
  const month = `CASE ${months
    .map(
      (names, index) =>
        `WHEN regexp_matches(lower(${part(2)}), ${literal(`^(${names})`)}) THEN '${index + 1}'`,
    )
    .toReversed()
    .join(' ')} END`;
  const year = `CASE WHEN length(${part(3)}) = 2 THEN '20' ELSE '' END || ${part(3)}`;
  const seconds = `CASE WHEN ${part(5)} = '' THEN ':00' ELSE ${part(5)} END`;
  const half = `CASE WHEN ${part(6)} = '' THEN '' ELSE ' ' || ${part(6)} || 'M' END`;
  const rearranged = `${year} || '-' || ${month} || '-' || ${part(1)} || ' ' || ${part(4)} || ${seconds} || ${half}`;
  const formats = "['%Y-%-m-%-d %-I:%M:%S %p', '%Y-%-m-%-d %-H:%M:%S']";
  return when(text, pattern, `try_strptime(${rearranged}, ${formats})`);
}

function when(text: string, pattern: string, value: string): string {
  return `CASE WHEN regexp_full_match(${text}, ${literal(pattern)}) THEN ${value} END`;
}
