import type { Finding } from '#lib/model/finding.ts';
import type { Source } from '#lib/model/source.ts';
import { columnIndex, columnName } from './cells.ts';
import type { FieldMap, Format, Layout } from './format.ts';
import { formats } from './formats/registry.ts';
import type { Head } from './head.ts';

/** The first layout of a format that a file has all the columns of. */
export function layoutOf(format: Format, head: Head): Layout | undefined {
  return format.layouts.find(({ fingerprint }) => fingerprint.every((column) => hasColumn(head, column)));
}

export function hasColumn(head: Head, column: string): boolean {
  return columnIndex([column], head.columns) >= 0;
}

const shownColumns = 40;

/** The columns of a file, as many as help. */
export function columnsFound({ kind, columns }: Head): string {
  const more = columns.length - shownColumns;
  return `${kind === 'json' ? 'keys' : 'columns'} found: ${columns.slice(0, shownColumns).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Why a file is not of its source's format. */
export function unrecognised(format: Format, head: Head, file: string): Finding {
  const other = formats.find((candidate) => candidate.id !== format.id && layoutOf(candidate, head));
  const expected = format.layouts.map(({ fingerprint }) => fingerprint.join(' and ')).join(', or ');
  return finding(
    file,
    'error',
    'unrecognised-file',
    `is not ${format.id}: expected the columns ${expected}; ${columnsFound(head)}`,
    other
      ? `it looks like ${other.id}: give it a source of that format`
      : `try npm run metrics -- --detect ${file}, or describe it with format: csv and a map`,
  );
}

/** What keeps a file of this layout from being read as its source says, and what deserves a warning. */
export function checkHead(source: Source, layout: Layout, head: Head, file: string): Finding[] {
  const findings: Finding[] = [];
  const fields: Readonly<Record<string, FieldMap>> = { ...layout.fields, ...layout.order };
  for (const name of ['id', layout.adds ? 'updated_at' : 'created_at']) {
    const columns = fields[name]?.columns ?? [];
    if (columns.some((column) => hasColumn(head, typeof column === 'string' ? column : column.list)))
      continue;
    findings.push(
      finding(
        file,
        'error',
        'missing-column',
        `has no column "${columns.map(columnName)[0]}", which ${name} is read from; ${columnsFound(head)}`,
        `add the column to the export, or correct the map of source "${source.id}"`,
      ),
    );
  }
  if (head.kind === 'csv')
    for (const [name, { columns }] of Object.entries(fields)) {
      const index = columnIndex(columns, head.columns);
      const used = head.columns[index]?.toLowerCase();
      const times = head.columns.filter((column) => column.toLowerCase() === used).length;
      if (index >= 0 && times > 1)
        findings.push(
          finding(
            file,
            'warning',
            'duplicate-column',
            `has ${times} columns named "${head.columns[index]}"; ${name} is read from the first`,
            'rename or leave out the others',
          ),
        );
    }
  return findings;
}

function finding(
  file: string,
  severity: Finding['severity'],
  rule: string,
  message: string,
  hint: string,
): Finding {
  return { rule, severity, file, at: { line: 1, column: 1 }, length: 1, message, hint };
}
