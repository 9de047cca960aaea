import type { Finding } from '#lib/model/finding.ts';
import { columnName } from './cells.ts';
import type { FileRead } from './read-file.ts';
import type { ResolvedSource } from './sources.ts';

/** Columns a map names that no file has: a typing error, since someone wrote them. */
export function missingColumns(
  { source, format, finding }: ResolvedSource,
  read: readonly FileRead[],
): Finding[] {
  const [first] = read;
  const written = (first?.staged.fields ?? []).filter(
    ({ name, map }) => map.columns.length > 0 && (format.id === 'csv' || name === 'team'),
  );
  return written
    .filter(({ name }) => !read.some(({ columns }) => columns.has(name)))
    .map(({ name, map }) =>
      finding(
        'missing-column',
        `source "${source.id}": no file has the column "${map.columns.map(columnName)[0]}", which ${name} is read from`,
        'correct its name, or remove the line',
      ),
    );
}

/** Files that only tell what happened to rows, without the rows. */
export function missingRows(
  { source, format, finding }: ResolvedSource,
  read: readonly FileRead[],
): Finding[] {
  const layout = read[0]?.staged.layout;
  if (!layout || read.some(({ staged }) => !staged.layout.adds)) return [];
  return [
    finding(
      'missing-rows',
      `source "${source.id}": every file is ${layout.name}, which says what happened to rows, but no file has the rows`,
      `add the file with the ${format.layouts[0]?.name} to "files"`,
    ),
  ];
}

const unmappedShare = 0.05;

/** Owners that no team is mapped to, once they are more than a few. */
export function unmappedOwners({ source, finding }: ResolvedSource, read: readonly FileRead[]): Finding[] {
  if (typeof source.team === 'string' || source.team.default !== undefined) return [];
  const records = read.reduce((sum, file) => sum + file.read, 0);
  const unmapped = read.reduce((sum, file) => sum + (file.account.lost.get('team') ?? 0), 0);
  if (unmapped <= records * unmappedShare) return [];
  const example = read
    .flatMap((file) => file.account.quarantine)
    .find(({ field }) => field === 'team')?.value;
  return [
    finding(
      'unmapped-owner',
      `source "${source.id}": ${unmapped} of ${records} rows belong to no team, such as those of "${example}"`,
      'add the owner under "team: map", or add "team: default"',
    ),
  ];
}

/** The same cause in every time column is one finding. */
export function oncePerRule(findings: readonly Finding[]): Finding[] {
  const causes = new Set(['time-zone', 'day-or-month']);
  return findings.filter(
    (finding, index) =>
      !causes.has(finding.rule) ||
      findings.findIndex(({ rule, file }) => rule === finding.rule && file === finding.file) === index,
  );
}
