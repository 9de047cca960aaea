import { describe, expect, it } from 'vitest';
import type { CollectionName } from '#lib/model/collection.ts';
import { read, written } from './written.ts';

/** Findings of extra front matter on line `first` and after: `column message | hint`. */
async function about(collection: CollectionName, extra: string): Promise<string[]> {
  const { findings } = await read(collection, written(collection, '', extra));
  return findings.map(
    ({ at, rule, message, hint }) => `${at.column} ${message} [${rule}]${hint ? ` | ${hint}` : ''}`,
  );
}

describe('schema complaints in words', () => {
  it('explains a date that no calendar has', async () => {
    expect(await about('comms', 'reviewed: 2027-13-15\n')).toEqual([
      '11 "2027-13-15" is not a date: there is no month 13 [date] | for example  reviewed: 2027-03-15',
    ]);
    expect((await about('comms', 'reviewed: 2026-02-30\n')).join()).toContain('Feb 2026 has 28 days');
  });

  it('explains a duration', async () => {
    expect((await about('comms', 'review_every: 3 days\n')).join()).toContain(
      '15 "3 days" is not a duration',
    );
  });

  it('points at an unknown key and names the one that was meant', async () => {
    expect(await about('comms', 'aliasses: [a]\n')).toEqual([
      '1 key "aliasses" is not known here [unknown-key] | did you mean "aliases"?',
    ]);
  });

  it('names the allowed words, or the one that was meant', async () => {
    expect(await about('comms', 'status: activ\n')).toEqual([
      '9 "activ" is not one of draft, active, deprecated [not-in-list] | did you mean "active"?',
    ]);
    expect((await about('comms', 'status: 7\n')).join()).toContain('7 is not one of draft');
  });

  it('says to put a number in quotes where text is expected', async () => {
    expect(await about('comms', 'tags: [a, 5]\n')).toEqual([
      '11 5 is a number where text is expected [wrong-type] | put it in quotes:  "5"',
    ]);
  });

  it('says what kind of value is expected instead', async () => {
    expect((await about('comms', 'tags: x\n')).join()).toContain('"x" is text where a list is expected');
    expect((await about('comms', 'direct_entry: yes\n')).join()).toContain('write  direct_entry: true');
  });

  it('tells missing from empty', async () => {
    const missing = await read('comms', '---\ntitle: A\nsummary: B\nowner:\nchannel: c\nto: d\n---\n');
    expect(missing.findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      'missing-key "approver" is missing',
      'empty "owner" is empty',
    ]);
  });

  it('measures what is too long', async () => {
    const { findings } = await read('comms', written('comms', '').replace('A page', 'x'.repeat(81)));
    expect(findings[0]?.message).toBe('"title" has 81 characters, at most 80');
    expect(findings[0]?.rule).toBe('too-long');
  });

  it('judges a union by the branch that fits best, and tells all about it', async () => {
    const { findings } = await read(
      'triage',
      written('triage', '').replace(
        'alerts: [{use_case: mailbox-rule}]',
        'alerts: [{product: M365, alertname: x}]',
      ),
    );
    expect(findings.map(({ rule, message, hint }) => [rule, message, hint])).toEqual([
      ['missing-key', '"alert_name" is missing', undefined],
      ['unknown-key', 'key "alertname" is not known here', 'did you mean "alert_name"?'],
    ]);
  });

  it('names the missing keys of a live page even when another key is wrong', async () => {
    const { findings, entry } = await read('comms', written('comms', '', 'status: active\ntags: 5\n'));
    expect(findings.map(({ rule }) => rule).sort()).toEqual(['missing-key', 'wrong-type']);
    expect(entry).toBeUndefined();
  });

  it('passes on why a rule exists', async () => {
    const extra =
      'objective: o\nlevel: high\nlifecycle: building\ncontrol: c\nexceptions:\n  - id: x\n    expires: 2027-13-15\n';
    const { findings } = await read('use-case', written('use-case', '', extra));
    const found = findings.find(({ rule }) => rule === 'date');
    expect(found?.at).toEqual({ line: 11, column: 14 });
    expect(found?.hint).toBe(
      'the last day the exception applies, at most 365 days ahead, for example  expires: 2027-03-15',
    );
    expect(found?.why).toBe('an exception without an end hides attacks forever');
  });

  it('is not confused by keys every object has', async () => {
    expect((await about('comms', 'constructor: x\ntoString: y\n')).length).toBe(2);
  });
});
