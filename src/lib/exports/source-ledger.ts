import type { FieldLedger, FileLedger, SourceLedger } from './ledger.ts';
import { autoClose, backwards, capped, countNulls } from './notes.ts';
import type { ReadOptions } from './options.ts';
import type { FileRead } from './read-file.ts';
import type { ResolvedSource } from './sources.ts';
import type { UsedColumn } from './used-columns.ts';

/** Everything metrics.json says about one source, taken from its accepted rows and its files. */
export async function sourceLedger(
  { connection }: ReadOptions,
  { source, format }: ResolvedSource,
  stamped: ReadonlySet<string>,
  read: readonly FileRead[],
  files: FileLedger[],
  newest: readonly (number | undefined)[],
): Promise<SourceLedger> {
  const availability = (name: string): Omit<FieldLedger, 'nulls'> => {
    const column = columnOf(read, name);
    if (stamped.has(name)) return { availability: 'stamped' };
    if (column?.proxy) return { availability: 'proxy', proxy: column.name };
    const given =
      column !== undefined || name === 'team' || (name === 'test' && source.test_markers !== undefined);
    return { availability: given ? 'stamped' : 'not-in-source' };
  };
  const wasRead = (name: string) =>
    read.some(({ staged }) => staged.fields.some((field) => field.name === name));
  const timer = format.kind === 'incidents' ? await autoClose(connection, source.id) : undefined;
  const cap = capped(files, newest);
  return {
    id: source.id,
    format: source.format,
    kind: format.kind,
    sample: source.sample,
    ...(source.timezone !== undefined && { timezone: source.timezone }),
    ...(source.exported_at !== undefined && { exported_at: isoUtc(source.exported_at) }),
    files,
    fields: await countNulls(connection, format.kind, source.id, availability, wasRead),
    skew_tolerance: source.skew_tolerance,
    ...(await backwards(connection, format.kind, source.id, source.skew_tolerance)),
    ...(timer && { auto_close: timer }),
    ...(cap !== undefined && { capped: cap }),
  };
}

/** The column a field is read from, a stand-in first: one file with it colours the whole source. */
export function columnOf(read: readonly FileRead[], name: string): UsedColumn | undefined {
  const used = read.flatMap(({ columns }) => columns.get(name) ?? []);
  return used.find(({ proxy }) => proxy) ?? used[0];
}

function isoUtc(instant: string): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}
