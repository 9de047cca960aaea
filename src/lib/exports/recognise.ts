import type { Finding } from '#lib/model/finding.ts';
import type { Source } from '#lib/model/source.ts';
import { columnIndex, type ReadField } from './compile.ts';
import { neededFields } from './canonical.ts';
import type { Format } from './format.ts';
import { formats } from './formats/registry.ts';
import type { Header } from './header.ts';

/** What keeps a file with this header from being read as its source says, and what deserves a warning. */
export function checkHeader(
  source: Source,
  format: Format,
  fields: readonly ReadField[],
  header: Header,
  file: string,
): Finding[] {
  const found = `columns found: ${header.columns.join(', ')}`;
  const at = { line: 1, column: 1 };
  const error = (rule: string, message: string, hint: string): Finding => {
    return { rule, severity: 'error', file, at, length: 1, message, hint };
  };
  if (!format.fingerprints.some((columns) => hasAll(columns, header.columns))) {
    const other = formats.find(({ fingerprints }) =>
      fingerprints.some((columns) => hasAll(columns, header.columns)),
    );
    const expected = format.fingerprints.map((columns) => columns.join(' and ')).join(', or ');
    return [
      error(
        'unrecognised-file',
        `is not ${format.id}: expected the columns ${expected}; ${found}`,
        other
          ? `it looks like ${other.id}: give it a source of that format`
          : 'export it again, or describe it with format: csv and a map',
      ),
    ];
  }
  const findings: Finding[] = [];
  const missing = fields.filter(
    ({ name, map }) => neededFields.includes(name) && columnIndex(map, header.columns) < 0,
  );
  for (const { name, map } of missing)
    findings.push(
      error(
        'missing-column',
        `has no column "${map.columns[0]}", which ${name} is read from; ${found}`,
        `add the column to the export, or correct the map of source "${source.id}"`,
      ),
    );
  for (const { name, map } of fields) {
    const index = columnIndex(map, header.columns);
    const used = header.columns[index]?.toLowerCase();
    const times = header.columns.filter((column) => column.toLowerCase() === used).length;
    if (index >= 0 && times > 1)
      findings.push({
        ...error(
          'duplicate-column',
          `has ${times} columns named "${header.columns[index]}"; ${name} is read from the first`,
          'rename or leave out the others',
        ),
        severity: 'warning',
      });
  }
  return findings;
}

function hasAll(columns: readonly string[], header: readonly string[]): boolean {
  return columns.every((column) => columnIndex({ columns: [column] }, header) >= 0);
}
