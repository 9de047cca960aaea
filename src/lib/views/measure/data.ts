import { formatCount, formatDate, formatDuration, formatKOfN, formatShare } from '#lib/charts/format.ts';
import { isTeam } from '#lib/model/audience.ts';
import type { MetricsSource } from '#lib/model/metrics.ts';
import { measureHead, type MeasureHead } from './measure.ts';
import type { Site } from '#lib/views/site.ts';
import type { StatusView } from '#lib/views/detect/use-case.ts';
import { inWords } from '#lib/views/words.ts';

/** What became of every row of one source, and what the source cannot tell. */
export interface SourceView {
  id: string;
  format: string;
  kind: string;
  exported: string;
  files: FileView[];
  notes: string[];
}

/** One file of a source: every row of it, and what it was when it was read. */
export interface FileView {
  path: string;
  /** The first twelve of its SHA-256. */
  hash: string;
  read: string;
  accepted: string;
  quarantined: string;
  merged: string;
}

/** What the numbers rest on. */
export interface DataView extends MeasureHead {
  /** "3,478 rows: 3,074 accepted, 6 quarantined, 398 merged." */
  sum: string;
  quarantined: number;
  /** Whether this reader can run the commands and open the files. */
  own: boolean;
  sources: SourceView[];
  /** By kind, each stamp and what every source has of it. */
  fields: { title: string; sources: string[]; rows: { name: string; cells: FieldCell[] }[] }[];
}

/** Whether a source has a field: by shape, word and number of empty ones. */
export interface FieldCell extends StatusView {
  note: string;
}

/** Everything the data page shows; undefined while nothing was measured. */
export function dataView(site: Site): DataView | undefined {
  const head = measureHead(site);
  const sources = site.metrics?.sources ?? [];
  if (!head || site.audience.metrics !== 'all') return undefined;
  const rows = sources.flatMap(({ files }) => files.map((file) => file.rows));
  const sum = (key: 'read' | 'accepted' | 'quarantined' | 'merged') =>
    rows.reduce((total, row) => total + row[key], 0);
  const kinds = [...new Set(sources.map(kindOf))].toSorted();
  return {
    ...head,
    title: 'What the numbers rest on',
    sum: `${formatCount(sum('read'))} rows: ${formatCount(sum('accepted'))} accepted, ${formatCount(sum('quarantined'))} quarantined, ${formatCount(sum('merged'))} merged as updates or duplicates.`,
    quarantined: sum('quarantined'),
    own: isTeam(site.audience),
    sources: sources.map(sourceView),
    fields: kinds.map((kind) => ({
      title: inWords(kind),
      ...matrix(sources.filter((source) => kindOf(source) === kind)),
    })),
  };
}

function kindOf({ kind }: MetricsSource): string {
  return kind ?? 'rows';
}

function sourceView(source: MetricsSource): SourceView {
  const { id, format, files, exported_at } = source;
  return {
    ...{ id, format, kind: kindOf(source) },
    exported: exported_at
      ? `exported ${formatDate(exported_at.slice(0, 10))}`
      : 'nobody said when it was exported',
    files: files.map(({ path, sha256, rows }) => ({
      ...{ path, hash: sha256.slice(0, 12) },
      read: formatCount(rows.read),
      accepted: formatCount(rows.accepted),
      quarantined: formatCount(rows.quarantined),
      merged: formatCount(rows.merged),
    })),
    notes: notesOf(source),
  };
}

function notesOf({ negative, skew, auto_close, capped }: MetricsSource): string[] {
  return [
    ...(negative ? [`The end lies before the start in ${rowsWords(negative)}: in no duration.`] : []),
    ...(skew ? [`The end lies before the start, within the tolerance, in ${rowsWords(skew)}: 0 s.`] : []),
    ...(auto_close
      ? [
          `Closing is a timer, not work: ${formatShare(auto_close.share)} of cases close within 1 h of ${formatDuration(auto_close.median)} after they were resolved (n = ${formatCount(auto_close.n)}).`,
        ]
      : []),
    ...(capped ? [capped] : []),
  ];
}

function rowsWords(n: number): string {
  return n === 1 ? '1 row' : `${formatCount(n)} rows`;
}

/** Fields down, sources across. What every source has in every row says nothing and is left away. */
function matrix(sources: readonly MetricsSource[]): Pick<DataView['fields'][number], 'sources' | 'rows'> {
  const names = [...new Set(sources.flatMap(({ fields = {} }) => Object.keys(fields)))].toSorted();
  const rows = names.map((name) => ({
    name: name.replaceAll('_', ' '),
    cells: sources.map((source) => cellOf(source.fields?.[name], source)),
  }));
  return {
    sources: sources.map(({ id }) => id),
    rows: rows.filter(({ cells }) => cells.some(({ tone, note }) => tone !== 'ok' || note !== '')),
  };
}

function cellOf(
  field: NonNullable<MetricsSource['fields']>[string] | undefined,
  { files }: MetricsSource,
): FieldCell {
  const accepted = files.reduce((sum, { rows }) => sum + rows.accepted, 0);
  if (!field || field.availability === 'not-in-source')
    return { tone: 'gap', text: 'Not in this source', note: '' };
  const note = field.nulls > 0 ? `empty in ${formatKOfN(field.nulls, accepted)}` : '';
  if (field.availability === 'proxy')
    return { tone: 'part', text: `Stand-in: ${field.proxy ?? 'another stamp'}`, note };
  return { tone: 'ok', text: 'Stamped', note };
}
