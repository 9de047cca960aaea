import { didYouMean } from '#lib/model/nearest.ts';
import type { Source } from '#lib/model/source.ts';
import { assignedFields, canonicalTables, neededFields, type Kind } from './canonical.ts';
import { workingFields, type FieldMap, type Format, type Layout } from './format.ts';
import { csvFormat } from './formats/csv.ts';
import { formats } from './formats/registry.ts';
import { closedLists } from './vocabulary.ts';

/** Something wrong inside one source of sources.yaml; `path` leads to the value. */
export interface SourceIssue {
  path: (string | number)[];
  message: string;
  hint: string;
}

/** Fields whose values a source may translate beside the format. */
const translatable = ['severity', 'level', 'disposition', 'detected_by', 'category'] as const;

/**
 * The format of a source with the source's own decisions applied: its `map`, or its translations of severity, level, disposition and so on. Adds what is wrong to `issues`; undefined when
 * no format can be made at all.
 */
export function resolveFormat(source: Source, issues: SourceIssue[]): Format | undefined {
  const format = chooseFormat(source, issues);
  if (!format) return undefined;
  for (const name of translatable)
    if (source[name] && !format.layouts.some(({ fields }) => fields[name]))
      issues.push({
        path: [name],
        message: `${format.id} has no ${name} to translate`,
        hint: 'remove these lines',
      });
  const layouts = format.layouts.map((layout) => translated(layout, source));
  const [first] = layouts;
  for (const [name, field] of Object.entries({ ...first?.fields, ...(format.id === 'csv' && first?.order) }))
    if (format.id === 'csv' || Object.hasOwn(source, name))
      checkField(format.kind, name, field, source, issues);
  for (const name of neededFields)
    if (!first?.fields[name])
      issues.push({ path: ['map'], message: `has no "${name}"`, hint: `add "${name}: COLUMN" under map` });
  return { ...format, layouts };
}

function translated(layout: Layout, source: Source): Layout {
  const fields: Record<string, FieldMap> = { ...layout.fields };
  for (const name of translatable) {
    const [field, translation] = [fields[name], source[name]];
    if (!field || !translation) continue;
    const { otherwise: _replaced, prefixes: _too, ...kept } = field;
    fields[name] = { ...kept, values: translation.values };
  }
  return { ...layout, fields };
}

function chooseFormat(source: Source, issues: SourceIssue[]): Format | undefined {
  if (source.format === 'csv') return source.kind && source.map && csvFormat(source.kind, source.map);
  const named = formats.filter(({ id }) => id === source.format);
  const format = named.find(({ kind }) => kind === source.kind) ?? named[0];
  if (!format) {
    const known = [...new Set(formats.map(({ id }) => id)), 'csv'];
    issues.push({
      path: ['format'],
      message: `format "${source.format}" does not exist`,
      hint: didYouMean(source.format, known) ?? `use one of: ${known.join(', ')}`,
    });
    return undefined;
  }
  if (source.map)
    issues.push({
      path: ['map'],
      message: `"map" belongs to format csv, not to ${format.id}`,
      hint: 'remove "map", or write format: csv',
    });
  if (source.kind && source.kind !== format.kind)
    issues.push({
      path: ['kind'],
      message: `${format.id} holds ${format.kind}, not ${source.kind}`,
      hint: `remove "kind"`,
    });
  return format;
}

/** Type of a field: that of its canonical column, or of those that order and filter rows. */
export function fieldType(kind: Kind, name: string): string | undefined {
  if (Object.hasOwn(workingFields, name)) return workingFields[name];
  if (assignedFields.includes(name)) return undefined;
  const columns: Record<string, string> = canonicalTables[kind].columns;
  // A map may well be written with a key such as "constructor".
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}

function checkField(kind: Kind, name: string, field: FieldMap, source: Source, issues: SourceIssue[]): void {
  const type = fieldType(kind, name);
  const own = Object.hasOwn(source, name) ? source[name as 'severity'] : undefined;
  const path = own?.values ? [name, 'values'] : ['map', name];
  const columns = Object.keys(canonicalTables[kind].columns).filter(
    (column) => !assignedFields.includes(column),
  );
  if (!type || (name !== 'updated_at' && Object.hasOwn(workingFields, name))) {
    issues.push({
      path,
      message: `"${name}" is not a field of ${kind}`,
      hint: didYouMean(name, [...columns, 'updated_at']) ?? `use one of: ${columns.join(', ')}, updated_at`,
    });
    return;
  }
  if (field.time && type !== 'TIMESTAMP')
    issues.push({ path, message: `"${name}" is not a time`, hint: 'remove "time"' });
  if (field.values && type !== 'VARCHAR' && type !== 'BOOLEAN')
    issues.push({ path, message: `"${name}" takes no "values"`, hint: 'remove "values"' });
  const allowed: readonly (string | boolean)[] | undefined =
    type === 'BOOLEAN' ? [true, false] : closedLists[name];
  for (const value of Object.values(field.values ?? {}))
    if (allowed ? !allowed.includes(value) : typeof value !== 'string')
      issues.push({
        path,
        message: `"${value}" is not a value of ${name}`,
        hint: allowed
          ? (didYouMean(String(value), allowed.map(String)) ?? `use one of: ${allowed.join(', ')}`)
          : 'write a text',
      });
}
