import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assignedFields, canonicalTables } from './canonical.ts';
import { columnIndex, columnName, plainName } from './cells.ts';
import type { FieldMap, Format, Layout } from './format.ts';
import { formats } from './formats/registry.ts';
import { readHead, type Head } from './head.ts';
import { UnreadableFileError } from './header.ts';
import { inflated } from './inflate.ts';
import { hasColumn } from './recognise.ts';
import { sampleRows, type RowHabits } from './sample-rows.ts';

/** How near a file is to one layout of a format. */
export interface Match {
  format: Format;
  layout: Layout;
  /** Columns of its fingerprint that the file lacks; none means it fits. */
  lacks: string[];
  /** Of the layout's columns, how many the file has. */
  found: number;
}

/** Where a canonical field of the best match would come from. */
export interface FieldAnswer {
  field: string;
  availability: 'stamped' | 'proxy' | 'not-in-source';
  column?: string;
  /** The changes of a case stamp it, where the file shows them. */
  history?: true;
  /** An administrator's own field among others of its kind: only reading every record tells. */
  custom?: true;
}

export interface Detection {
  file: string;
  head: Head;
  /** Every format's best layout, the nearest first. */
  matches: Match[];
  /** Of the first match; empty when it does not fit. */
  fields: FieldAnswer[];
  habits: RowHabits;
}

/**
 * Finds out which format a file is, by its first bytes alone. `cache` is where a packed file may be unpacked for a
 * moment. Throws UnreadableFileError for what is missing, no file or no text.
 */
export async function detect(path: string, cache: string): Promise<Detection> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UnreadableFileError('is no file', 'name an export, such as content/exports/edr/2026-09.csv');
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'detect-'));
  try {
    const text = await inflated(path, join(scratch, 'inflated'));
    const head = readHead(text);
    const matches = formats.map((format) => nearest(format, head)).toSorted(byNearness);
    const [best] = matches;
    const fits = best !== undefined && best.lacks.length === 0;
    return {
      file: basename(path),
      head,
      matches,
      fields: fits ? answers(best, head) : [],
      habits: fits ? sampleRows(text, head, best.layout) : {},
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function nearest(format: Format, head: Head): Match {
  const candidates = format.layouts.map((layout): Match => {
    const columns = Object.values<FieldMap>({ ...layout.fields, ...layout.order }).flatMap(
      (map) => map.columns,
    );
    const names = new Set(columns.map((column) => (typeof column === 'string' ? column : column.list)));
    return {
      format,
      layout,
      lacks: layout.fingerprint.filter((column) => !hasColumn(head, column)),
      found: [...names].filter((column) => hasColumn(head, column)).length,
    };
  });
  const [first, ...others] = candidates;
  if (!first) throw new Error(`${format.id} has no layout`);
  return others.reduce((best, next) => (byNearness(next, best) < 0 ? next : best), first);
}

/** What fits comes first, then the greater share of the fingerprint, then the more columns of use. */
function byNearness(a: Match, b: Match): number {
  const missing = ({ lacks, layout }: Match) => lacks.length / layout.fingerprint.length;
  return missing(a) - missing(b) || b.found - a.found || (a.format.id < b.format.id ? -1 : 1);
}

function answers({ format, layout }: Match, head: Head): FieldAnswer[] {
  const fields = Object.keys(canonicalTables[format.kind].columns).filter(
    (name) => !assignedFields.includes(name),
  );
  return fields.map((field) => {
    const told = format.history?.some((name) => name === field) ? { history: true as const } : {};
    const joined = format.joins?.fields.includes(field);
    const map = layout.fields[field];
    const column = map && columnOf(map, head);
    if (column === undefined)
      return joined
        ? { field, availability: 'proxy', column: `${field} of the incident` }
        : { field, availability: told.history ? 'stamped' : 'not-in-source', ...told };
    const stands = map?.proxy === true || map?.proxy?.includes(column);
    const named = map?.columns.some((from) => typeof from !== 'string' && from.where) === true;
    return {
      field,
      availability: stands ? 'proxy' : 'stamped',
      column,
      ...told,
      ...(map?.custom && named && { custom: true }),
    };
  });
}

function columnOf(map: FieldMap, head: Head): string | undefined {
  if (head.kind === 'csv') {
    const column = head.columns[columnIndex(map.columns, head.columns)];
    return column === undefined ? undefined : plainName(column);
  }
  const names = map.columns.map(columnName);
  const found = names.find((_, index) => {
    const column = map.columns[index];
    return (
      column !== undefined &&
      hasColumn(head, typeof column === 'string' ? column : `${column.list}.${column.take}`)
    );
  });
  return found ?? (map.custom ? undefined : names[0]);
}
