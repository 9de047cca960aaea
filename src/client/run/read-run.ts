import type { Severity } from '#lib/model/vocabulary.ts';
import { eventKinds, logKinds, type Run, type RunEvent } from './event.ts';

/** Says where a stored or imported run is wrong, what stands there, and what was expected. */
export class RunError extends Error {}

type Fields = Record<string, unknown>;
type Shape = Record<string, { form: RegExp; says: string; most?: number; optional?: boolean }>;

const moment = {
  form: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/,
  says: 'a UTC time such as 2026-11-24T02:44:08Z',
};
const id = { form: /^[a-z0-9][a-z0-9/-]*$/, says: 'lower-case letters, digits and hyphens', most: 200 };
// Text only: no control characters but tab and line break, and no marks that turn the direction of what follows.
const text = {
  form: /^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/,
  says: 'text without control characters',
};
const oneOf = (words: readonly string[]) => ({
  form: new RegExp(`^(${words.join('|')})$`),
  says: `one of ${words.join(', ')}`,
});
const severity = oneOf(['SEV1', 'SEV2', 'SEV3', 'SEV4']);

const head: Shape = {
  id: { form: /^[a-z0-9-]{8,60}$/, says: 'an id of 8 letters and digits or more' },
  codename: {
    ...text,
    form: /^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*\S[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/,
    most: 60,
  },
  severity,
  procedure: { ...id, form: /^[a-z0-9][a-z0-9-]*$/ },
  contentVersion: { ...text, most: 200 },
  started: moment,
  closed: { ...moment, optional: true },
};
const event: Shape = {
  id: { form: /^\d{6}-[a-z0-9]{6}$/, says: 'an id such as 000012-k3f9ax' },
  at: moment,
  kind: oneOf(eventKinds),
  step: { form: /^(run:[a-z]+|[a-z0-9][a-z0-9/-]*)$/, says: id.says, most: 200, optional: true },
  answer: { ...text, most: 300, optional: true },
  role: { ...id, form: /^[a-z][a-z-]*$/, most: 60, optional: true },
  note: { ...text, most: 4000, optional: true },
  logKind: { ...oneOf(logKinds), optional: true },
};
const needed: Record<RunEvent['kind'], (keyof RunEvent)[]> = {
  ...{ tick: ['step'], untick: ['step'], decide: ['step', 'answer'], criterion: ['step', 'answer', 'note'] },
  ...{ log: ['note'], severity: ['answer'], role: ['role'], close: [] },
};
const mostEvents = 20_000;
const mostSteps = 500;

/** A run from data nobody has checked. Throws RunError; what it returns holds nothing that was not looked at. */
export function readRun(value: unknown): Run {
  const { schema, kind, steps, events, closed: _, ...fields } = record(value, 'the file');
  if (kind !== 'watchbill-run') throw new RunError('This is no run log: "kind" is not "watchbill-run".');
  if (schema !== 1)
    throw new RunError(`This run log has schema ${show(schema)}. This portal reads schema 1.`);
  const known = strings({ ...fields, closed: _ }, head, '');
  const run = {
    id: known['id'] ?? '',
    codename: known['codename'] ?? '',
    severity: known['severity'] as Severity,
    procedure: known['procedure'] ?? '',
    contentVersion: known['contentVersion'] ?? '',
    started: known['started'] ?? '',
    steps: readSteps(steps),
    events: list(events, 'events', mostEvents).map((row, at) => readEvent(row, `events[${at}].`)),
  };
  const ids = run.events.map((row) => row.id);
  // The next lines must find a number of six digits, or their order is lost.
  if ((ids.at(-1) ?? '') >= '900000')
    throw new RunError(`The last event is ${show(ids.at(-1))}: the numbers run out.`);
  const wrong = ids.findIndex((row, at) => at > 0 && row <= (ids[at - 1] ?? ''));
  if (wrong > 0)
    throw new RunError(`events[${wrong}].id is ${show(ids[wrong])}: it stands out of order, or twice.`);
  return run;
}

function readEvent(value: unknown, at: string): RunEvent {
  const { reopens, ...fields } = record(value, at);
  const known = strings(fields, event, at) as unknown as RunEvent;
  for (const key of needed[known.kind])
    if (known[key] === undefined) throw new RunError(`${at}${key} is missing; a "${known.kind}" has one.`);
  if (known.kind === 'severity') string(known.answer, `${at}answer`, severity);
  if (reopens === undefined) return known;
  const steps = list(reopens, `${at}reopens`, mostSteps).map((row) => string(row, `${at}reopens`, id));
  return { ...known, reopens: steps };
}

function readSteps(value: unknown): Run['steps'] {
  const rows = Object.entries(record(value, 'steps'));
  if (rows.length > mostSteps)
    throw new RunError(`steps has ${rows.length} rows; ${mostSteps} are the most.`);
  return Object.fromEntries(
    rows.map(([key, title]) => [
      string(key, 'steps', id),
      string(title, `steps.${key}`, { ...text, most: 400 }),
    ]),
  );
}

function strings(fields: Fields, shape: Shape, at: string): Record<string, string> {
  const strange = Object.keys(fields).find((key) => !Object.hasOwn(shape, key));
  if (strange !== undefined) throw new RunError(`${at}${show(strange)} is no field of a run log.`);
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, form]) => {
      const value = fields[key];
      if (value === undefined && form.optional) return [];
      return [[key, string(value, `${at}${key}`, form)]];
    }),
  );
}

function string(value: unknown, at: string, { form, says, most = 300 }: Shape[string]): string {
  if (typeof value !== 'string') throw new RunError(`${at} is ${show(value)}; ${says} is expected.`);
  if (value.length > most)
    throw new RunError(`${at} is ${value.length} characters long; ${most} are the most.`);
  if (!form.test(value) || (form === moment.form && Number.isNaN(Date.parse(value))))
    throw new RunError(`${at} is ${show(value)}; ${says} is expected.`);
  return value;
}

function record(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RunError(`${at.replace(/\.$/, '')} is ${show(value)}; an object is expected.`);
  return value as Fields;
}

function list(value: unknown, at: string, most: number): unknown[] {
  if (!Array.isArray(value)) throw new RunError(`${at} is ${show(value)}; a list is expected.`);
  if (value.length > most) throw new RunError(`${at} has ${value.length} rows; ${most} are the most.`);
  return value;
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  const words =
    typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'an object') : JSON.stringify(value);
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
