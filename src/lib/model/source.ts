import { z } from 'zod';
import { isTimeZone } from './portal.ts';
import { idSchema } from './reference.ts';

/** How a column writes its times: `iso`, `epoch-seconds`, `epoch-milliseconds`, `named-month` or a strptime format. */
const timeForm = z
  .string()
  .refine((text) => /^(iso|epoch-seconds|epoch-milliseconds|named-month)$/.test(text) || isStrptime(text), {
    message:
      'is not a time format: write iso, epoch-seconds, epoch-milliseconds, named-month or a format such as "%d-%m-%Y %H:%M"',
  });

/** At least one directive, and none that depends on a language or that DuckDB does not have. */
function isStrptime(text: string): boolean {
  const rest = text.replaceAll(/%(-[dmyHIMSj]|[aAbBdfgGHIjmMnpSuUVwWyYz%])/g, '');
  return rest !== text && !rest.includes('%');
}

/** What an export writes → what we call it. Keys are compared without regard to case. */
const valueMap = z
  .record(z.string(), z.union([z.string(), z.boolean()]))
  .refine(
    (values) =>
      new Set(Object.keys(values).map((key) => key.toLowerCase())).size === Object.keys(values).length,
    { message: 'names one value twice: upper and lower case are the same here' },
  );

/** One canonical field: the column it is read from, and how. A bare text is the column's name. */
const columnMap = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.string().min(1),
    values: valueMap.optional(),
    time: z.union([timeForm, z.array(timeForm).min(1)]).optional(),
  }),
]);
export type ColumnMap = z.infer<typeof columnMap>;

const team = z.union([
  idSchema,
  z.strictObject({
    column: z.string().min(1),
    map: z.record(z.string(), idSchema),
    default: idSchema.optional(),
  }),
]);

const valuesOnly = z.strictObject({ values: valueMap });

const pattern = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    if (/^([a-z]:|[\\/])/i.test(text) || text.split(/[\\/]/).includes('..'))
      context.addIssue({
        code: 'custom',
        message: 'leaves the exports folder: write a path below it, such as edr/*.csv',
      });
  });

/** One export that the team drops into the exports folder, and what cannot be read from it. */
export const sourceSchema = z
  .strictObject({
    id: idSchema,
    /** A format we ship, or `csv` with a `map`. */
    format: z.string().min(1),
    kind: z.enum(['alerts', 'incidents']).optional(),
    files: z.array(pattern).min(1),
    /** Whose rows these are; one team alone needs no line. */
    team: team.default('in-house'),
    /** Zone of times that carry none. */
    timezone: z
      .string()
      .refine(isTimeZone, { message: 'is not a time zone such as Europe/Berlin' })
      .optional(),
    /** Order of dates such as 03/04/2026. Never guessed. */
    date_order: z.enum(['dmy', 'mdy']).optional(),
    /** A row whose title or rule holds one of these is a drill. */
    test_markers: z.array(z.string().min(1)).optional(),
    /** Seconds two clocks may disagree. */
    skew_tolerance: z.int().nonnegative().default(60),
    exported_at: z.iso.datetime({ offset: true }).optional(),
    /** Invented rows that ship with the portal. */
    sample: z.boolean().default(false),
    map: z.record(z.string(), columnMap).optional(),
    severity: valuesOnly.optional(),
    level: valuesOnly.optional(),
    disposition: valuesOnly.optional(),
    detected_by: valuesOnly.optional(),
    category: valuesOnly.optional(),
  })
  .superRefine((source, context) => {
    if (source.format !== 'csv') return;
    for (const key of ['kind', 'map'] as const)
      if (source[key] === undefined)
        context.addIssue({ code: 'custom', path: [], message: `needs "${key}", because its format is csv` });
  });
export type Source = z.infer<typeof sourceSchema>;

/** Where the sources are declared, from the root. */
export const sourcesFile = 'content/exports/sources.yaml';

/** content/exports/sources.yaml. */
export const sourcesSchema = z
  .strictObject({ sources: z.array(sourceSchema) })
  .superRefine(({ sources }, context) => {
    const ids = sources.map((source) => source.id);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index)
        context.addIssue({
          code: 'custom',
          path: ['sources', index, 'id'],
          message: `"${id}" is used by two sources`,
        });
    });
    const sample = sources.findIndex((source) => source.sample);
    if (sample >= 0 && sources.some((source) => !source.sample))
      context.addIssue({
        code: 'custom',
        path: ['sources', sample, 'sample'],
        message:
          'sample and own sources together would mix invented with real numbers: remove the sample lines',
      });
  });
