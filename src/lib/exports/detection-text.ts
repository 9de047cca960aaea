import { neededFields } from './canonical.ts';
import type { Detection, FieldAnswer, Match } from './detect.ts';
import { formats } from './formats/registry.ts';
import { columnsFound } from './recognise.ts';

/** The format of the file, or undefined when none fits. */
export function detected({ matches: [best] }: Detection): Match | undefined {
  return best?.lacks.length === 0 ? best : undefined;
}

/** What a person reads: the format and the runner-up, what each field is, the entry to paste. */
export function detectionText(detection: Detection): string {
  const { file, head, matches, fields, habits } = detection;
  const best = detected(detection);
  const shape =
    head.kind === 'csv' ? `CSV, ${head.columns.length} columns` : `JSON, ${head.columns.length} keys`;
  if (!best)
    return [
      `${file}: ${shape}. No format fits.`,
      columnsFound(head),
      'nearest:',
      ...matches.slice(0, 3).map((match) => `  ${nameOf(match)} lacks ${match.lacks.join(', ')}`),
      'Describe it with format: csv and a map:',
      '',
      ...ownEntry(detection),
    ].join('\n');
  const [, next] = matches;
  const width = Math.max(...fields.map(({ field }) => field.length)) + 2;
  const { layouts } = best.format;
  return [
    `${file}: ${shape}. It is ${nameOf(best)}.`,
    ...(best.layout.adds
      ? [`It says what happened to the rows of ${layouts[0]?.name}: list both under one source.`]
      : []),
    ...(habits.elsewhere === undefined
      ? []
      : [
          `But a row whose ${best.layout.rows?.column} is ${habits.elsewhere} ${best.layout.rows?.reason}, and is left out.`,
        ]),
    `It has ${best.layout.fingerprint.join(', ')}, and ${best.found} columns of use.`,
    ...(next
      ? [
          `Next nearest: ${nameOf(next)}, ${next.lacks.length === 0 ? 'which fits less' : `which lacks ${next.lacks.join(', ')}`}.`,
        ]
      : []),
    '',
    ...fields.map((answer) => `  ${answer.field.padEnd(width)}${answerText(answer)}`),
    '',
    'Paste into sources.yaml, with the path below the exports folder:',
    '',
    ...entry(detection, best),
  ].join('\n');
}

function nameOf({ format, layout }: Match): string {
  return `${format.id} (${[format.kind, ...(layout.name === undefined ? [] : [layout.name])].join(', ')})`;
}

function answerText({ availability, column, history, custom }: FieldAnswer): string {
  if (custom) return `stamped where a record has it: ${column}`;
  const where =
    availability === 'proxy' ? `proxy: ${column}` : column === undefined ? '' : `stamped: ${column}`;
  if (history) return `stamped where the file shows changes${where && `, else ${where}`}`;
  return where || 'not in source';
}

/** The entry of sources.yaml for a format we know. */
function entry({ file, habits }: Detection, { format }: Match): string[] {
  const several = formats.filter(({ id }) => id === format.id).length > 1;
  return [
    `  - id: ${sourceId(file)}`,
    `    format: ${format.id}`,
    ...(several ? [`    kind: ${format.kind}`] : []),
    `    files: [${JSON.stringify(file)}]`,
    '    team: in-house',
    ...(habits.zoneless === undefined
      ? []
      : [`    timezone: Europe/Berlin   # yours: times such as ${habits.zoneless} carry none`]),
    ...(habits.ambiguous === undefined
      ? []
      : [
          `    date_order: ${habits.order ?? 'dmy'}   # ${habits.order ? 'as the dates show' : 'or mdy'}: ${habits.ambiguous}`,
        ]),
  ];
}

/** A start for a file of no format we know. */
function ownEntry({ file, head }: Detection): string[] {
  const [first = 'COLUMN'] = head.columns;
  return [
    `  - id: ${sourceId(file)}`,
    '    kind: alerts   # or incidents',
    '    format: csv',
    `    files: [${JSON.stringify(file)}]`,
    '    team: in-house',
    '    map:',
    ...neededFields.map(
      (field, index) => `      ${field}: ${JSON.stringify(index === 0 ? first : 'COLUMN')}`,
    ),
  ];
}

/** An id out of a file's name, with at least one letter. */
function sourceId(file: string): string {
  const words = file
    .toLowerCase()
    .replace(/(\.(csv|json|ndjson|jsonl|txt|gz))+$/, '')
    .match(/[a-z]+/g);
  return words?.slice(0, 3).join('-') ?? 'export';
}
