import type { Row } from './case.ts';

/** Whether a number meets its goal; undefined without one. */
export function meets({ value, goal }: Row): boolean | undefined {
  return goal === undefined ? undefined : value <= goal;
}

/** The rows as a table for a terminal: number, goal, verdict. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.case,
    row.what,
    amount(row.value, row.unit),
    row.goal === undefined ? '' : `≤ ${amount(row.goal, row.unit)}`,
    { true: 'met', false: 'missed' }[String(meets(row))] ?? '',
  ]);
  const all = [['case', 'what', 'measured', 'goal', ''], ...cells];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((line) => line[at]?.length ?? 0)));
  const right = (at: number) => at === 2 || at === 3;
  return all
    .map((line) =>
      line
        .map((text, at) => (right(at) ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function amount(value: number, unit: Row['unit']): string {
  const digits = unit === '×' || unit === 's' ? 2 : unit === 'kB' ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}
