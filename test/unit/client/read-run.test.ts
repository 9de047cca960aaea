import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportJson } from '#client/run/export-json.ts';
import { importRun } from '#client/run/import-run.ts';
import { readRun, RunError } from '#client/run/read-run.ts';
import { stateOf } from '#client/run/state.ts';
import { plain } from '#client/run/text.ts';
import { anyRun, emptyRun, runOf } from './written.ts';

const file = (change: object = {}) => ({
  ...(JSON.parse(exportJson(runOf({ kind: 'tick', step: 'first' }))) as object),
  ...change,
});
const complaint = (value: unknown) => {
  try {
    readRun(value);
  } catch (error) {
    if (error instanceof RunError) return error.message;
    throw error;
  }
  return undefined;
};
const withEvent = (change: object) =>
  file({ events: [{ ...runOf({ kind: 'tick', step: 'first' }).events[0], ...change }] });

describe('a run log', () => {
  it('comes back from its export as it was, but for the severity, which is the one that holds', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(readRun(JSON.parse(exportJson(run)))).toEqual({ ...run, severity: stateOf(run).severity });
      }),
    );
  });

  it('takes whatever words a person may type, once they are made plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (typed) => {
        const run = runOf({ kind: 'log', note: plain(typed), logKind: 'seen' });
        expect(readRun(JSON.parse(JSON.stringify({ ...run, schema: 1, kind: 'watchbill-run' })))).toEqual(
          run,
        );
      }),
    );
  });

  it.each([
    ['another kind of file', { kind: 'sarif' }, 'This is no run log'],
    ['a later schema', { schema: 2 }, 'has schema 2. This portal reads schema 1'],
    ['a field it does not know', { onload: 'x' }, '"onload" is no field of a run log'],
    ['no codename', { codename: ' ' }, 'codename is " "'],
    ['a codename with a line break', { codename: 'a\nb' }, 'codename is "a\\nb"'],
    ['a severity there is not', { severity: 'SEV0' }, 'one of SEV1, SEV2, SEV3, SEV4 is expected'],
    ['a procedure that is a path', { procedure: '../../etc' }, 'procedure is "../../etc"'],
    ['a day that is none', { started: '2026-13-45T02:00:00Z' }, 'a UTC time such as'],
    ['a local time', { started: '2026-11-24T02:00:00+01:00' }, 'a UTC time such as'],
    ['steps as a list', { steps: [] }, 'steps is a list; an object is expected'],
    ['events as an object', { events: {} }, 'events is an object; a list is expected'],
    [
      'too many events',
      { events: Array.from({ length: 20_001 }) },
      'events has 20001 rows; 20000 are the most',
    ],
  ])('refuses %s', (_, change, says) => {
    expect(complaint(file(change))).toContain(says);
  });

  it.each([
    ['an event of another kind', { kind: 'script' }, 'events[0].kind is "script"'],
    ['an event that adds a field', { html: '<b>' }, 'events[0]."html" is no field'],
    ['a tick of nothing', { step: undefined }, 'events[0].step is missing; a "tick" has one'],
    ['a severity event with other words', { kind: 'severity', answer: 'bad' }, 'events[0].answer is "bad"'],
    ['a note that turns the direction of text', { note: 'a\u202eb' }, 'text without control characters'],
    ['a note with an escape', { note: '\u001b[2J' }, 'text without control characters'],
    ['a note of a megabyte', { note: 'x'.repeat(1e6) }, 'events[0].note is 1000000 characters long'],
    ['a role with markup', { role: '<img>' }, 'events[0].role is "<img>"'],
    ['a step with markup', { step: '"><script>' }, 'events[0].step is'],
    ['an id that is no id', { id: '1' }, 'an id such as 000012-k3f9ax'],
    ['steps reopened by a word', { reopens: 'all' }, 'events[0].reopens is "all"; a list is expected'],
  ])('refuses %s', (_, change, says) => {
    expect(complaint(withEvent(change))).toContain(says);
  });

  it('refuses ids out of order, or twice', () => {
    const { events } = runOf({ kind: 'close' }, { kind: 'close' });
    expect(complaint(file({ events: [...events].reverse() }))).toContain('events[1].id');
    expect(complaint(file({ events: [events[0], events[0]] }))).toContain('out of order, or twice');
  });

  it('never throws anything but its own sentence', () => {
    fc.assert(fc.property(fc.anything(), (value) => complaint(value) === undefined || true));
    fc.assert(
      fc.property(fc.anything(), (value) => complaint(file({ events: [value], steps: value })) !== undefined),
    );
  });

  it('keeps a prototype out of the steps', () => {
    const value = JSON.parse('{"__proto__": "1.1 Owned"}') as object;
    expect(complaint(file({ steps: value }))).toContain('steps is "__proto__"');
    expect(readRun(file({ steps: { constructor: '1.1 A step' } })).steps['constructor']).toBe('1.1 A step');
  });
});

describe('a file somebody chose', () => {
  it('is read when it is a run log, hostile words and all', async () => {
    const note = '<img src=x onerror=alert(1)> =HYPERLINK("x") [a](javascript:x)';
    const run = runOf({ kind: 'log', note, logKind: 'seen' });
    expect((await importRun(new Blob([exportJson(run)]))).events[0]?.note).toBe(note);
  });

  it('is refused when it is no JSON, or above 5 MB', async () => {
    await expect(importRun(new Blob(['MZ']))).rejects.toThrow('The file is not JSON');
    await expect(importRun(new Blob(['x'.repeat(5 * 1024 * 1024 + 1)]))).rejects.toThrow('5 MB at most');
    await expect(importRun(new Blob([JSON.stringify(emptyRun)]))).rejects.toThrow(RunError);
  });
});
