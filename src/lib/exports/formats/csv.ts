import type { Kind } from '#lib/exports/canonical.ts';
import type { FieldMap, Format } from '#lib/exports/format.ts';
import type { ColumnMap, Source } from '#lib/model/source.ts';

/** A team's own file: the same table as a vendor's format, written in sources.yaml under `map`. */
export function csvFormat(kind: Kind, map: NonNullable<Source['map']>): Format {
  const { updated_at: updatedAt, ...fields } = map;
  return {
    id: 'csv',
    kind,
    layouts: [
      {
        fingerprint: [],
        fields: Object.fromEntries(Object.entries(fields).map(([name, column]) => [name, field(column)])),
        order: updatedAt === undefined ? {} : { updated_at: field(updatedAt) },
      },
    ],
  };
}

function field(map: ColumnMap): FieldMap {
  if (typeof map === 'string') return { columns: [map], custom: true };
  return {
    columns: [map.column],
    custom: true,
    ...(map.values && { values: map.values }),
    ...(map.time !== undefined && { time: [map.time].flat() }),
  };
}
