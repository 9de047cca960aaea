import type { DuckDBConnection } from '@duckdb/node-api';
import type { Finding } from '#lib/model/finding.ts';
import type { ReadField } from './compile.ts';
import { identifier } from './open.ts';
import { row, rows } from './query.ts';
import type { StagedTable } from './stage.ts';
import { ambiguousSql, dayAndMonthSql } from './time.ts';

/** Why one cell could not be read, and what to do. */
export function explain(field: ReadField, value: string | null): { reason: string; fix: string } {
  if (field.because) return field.because;
  if (value === null) return { reason: `${field.name} is empty`, fix: 'fill it where the export comes from' };
  if (field.time)
    return {
      reason: `not a time of the form ${(field.map.time ?? ['iso']).join(' or ')}`,
      fix: 'correct the value, or add its form under "time"',
    };
  if (field.type === 'TIMESTAMP' && field.map.pick)
    return { reason: 'holds no time', fix: 'correct the value' };
  if (field.type === 'DOUBLE' || field.map.counted || field.map.after)
    return { reason: 'not a number', fix: 'correct the value' };
  return {
    reason: `not a known value of ${field.name}`,
    fix: `add it to the values of ${field.name} in sources.yaml`,
  };
}

/** The file whose cells of one field were lost, and where to point. */
export interface LossContext {
  connection: DuckDBConnection;
  source: string;
  /** For people: the folder as it was given, and the path below it. */
  name: string;
  staged: StagedTable;
  field: ReadField;
  /** SQL after FROM: the rows of the table `cell` that lost this field. */
  lost: string;
  lineOf: (rowid: number) => number;
}

/**
 * Errors of the whole file behind unreadable cells: times that need `timezone` or `date_order`, and a
 * needed field that no row has in a readable form. Nothing when the cells are simply bad.
 */
export async function fileErrors(context: LossContext): Promise<Finding[]> {
  const { field, source } = context;
  if (!field.time) return [];
  const zoneless = await firstLoss(context, `(${field.time.local}) IS NOT NULL`);
  if (zoneless)
    return [
      finding(
        context,
        zoneless,
        'time-zone',
        `${field.name} "${zoneless.value}" carries no time zone`,
        `add "timezone: ZONE" to source "${source}", such as Europe/Berlin or UTC`,
      ),
    ];
  if (field.map.time?.includes('numeric') && !field.dateOrder) {
    const ambiguous = await firstLoss(context, ambiguousSql(`cell.${identifier(field.name)}`));
    if (ambiguous)
      return [
        finding(
          context,
          ambiguous,
          'day-or-month',
          `${field.name} "${ambiguous.value}": which number is the month is not declared`,
          await dateOrderHint(context),
        ),
      ];
  }
  return field.needed ? allLost(context) : [];
}

async function allLost(context: LossContext): Promise<Finding[]> {
  const counts = await row<{ lost: number; all: number }>(
    context.connection,
    `SELECT (SELECT count(*)::DOUBLE FROM ${context.lost}) AS lost, (SELECT count(*)::DOUBLE FROM ${context.staged.table}) AS all`,
  );
  const first =
    counts.lost >= 10 && counts.lost === counts.all ? await firstLoss(context, 'true') : undefined;
  if (!first) return [];
  const { reason, fix } = explain(context.field, first.value);
  return [
    finding(
      context,
      first,
      'unreadable-field',
      `${context.field.name} cannot be read in any of ${counts.all} rows: "${first.value}" is ${reason}`,
      fix,
    ),
  ];
}

interface Loss {
  line: number;
  value: string;
}

async function firstLoss(context: LossContext, condition: string): Promise<Loss | undefined> {
  const [cell] = await rows<{ row: number; value: string }>(
    context.connection,
    `SELECT row::DOUBLE AS row, ${identifier(context.field.name)} AS value FROM ${context.lost}
     AND ${identifier(context.field.name)} IS NOT NULL AND (${condition}) ORDER BY row LIMIT 1`,
  );
  return cell && { value: cell.value, line: context.lineOf(cell.row) };
}

async function dateOrderHint(context: LossContext): Promise<string> {
  const { first, second } = await row<{ first: number; second: number }>(
    context.connection,
    `SELECT max(parts.first) AS first, max(parts.second) AS second
     FROM (SELECT ${dayAndMonthSql(`cell.${identifier(context.field.name)}`)} AS parts FROM ${context.lost})`,
  );
  if (first > 12 && second <= 12)
    return `add "date_order: dmy" to source "${context.source}": the first number goes up to ${first}`;
  if (second > 12 && first <= 12)
    return `add "date_order: mdy" to source "${context.source}": the second number goes up to ${second}`;
  return `add "date_order: dmy" or "date_order: mdy" to source "${context.source}"`;
}

function finding(context: LossContext, loss: Loss, rule: string, message: string, hint: string): Finding {
  return {
    rule,
    severity: 'error',
    file: context.name,
    at: { line: loss.line, column: 1 },
    length: 1,
    message,
    hint,
  };
}
