import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#lib/model/vocabulary.ts';
import { filled } from '#client/messages/fill.ts';
import type { Guide, Row } from '#client/triage/given.ts';
import { keptFrom, nothing } from '#client/triage/kept.ts';
import { closeNote, otherNote } from '#client/triage/note.ts';
import { standingOf } from '#client/triage/standing.ts';

const all: Answer[] = ['yes', 'no', 'unknown'];
const ids = ['a', 'b', 'c', 'd'];
const questions = ids.map((id, at) => ({ id, number: at + 1, title: `Is it ${id}?` }));
const row = (when: Row['when'], then = 'Do it.'): Row => ({
  ...{
    when,
    then,
    disposition: 'True positive',
    tone: 'gap',
    reason: 'malicious activity',
    undetermined: false,
  },
});
const condition = fc.dictionary(
  fc.constantFrom(...ids),
  fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2 }),
  { minKeys: 1, maxKeys: 3 },
);
const rowsOf = fc.array(condition, { maxLength: 7 }).map((many) => [...many, {}].map((when) => row(when)));
const someAnswers = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...all));

/** Rows that are first for some way of answering what is not answered yet: by trying every one. */
function outcomes(rows: readonly Row[], given: Record<string, Answer>): Set<number> {
  const open = ids.filter((id) => !given[id]);
  const found = new Set<number>();
  const walk = (at: number, so: Record<string, Answer>): void => {
    const id = open[at];
    if (id) for (const answer of all) walk(at + 1, { ...so, [id]: answer });
    else
      found.add(
        rows.findIndex(({ when }) =>
          Object.entries(when).every(([one, fit]) => fit.includes(so[one] as Answer)),
        ),
      );
  };
  walk(0, given);
  return found;
}

describe('answering a guide', () => {
  it('stops only when no answer to come can change the outcome, and then with the row that matches first', () => {
    fc.assert(
      fc.property(rowsOf, someAnswers, (rows, given) => {
        const { row: decided, next, open } = standingOf({ rows, questions }, given);
        const possible = outcomes(rows, given);
        if (decided) expect([...possible]).toEqual([rows.indexOf(decided)]);
        // What it calls not needed cannot change the outcome: any answer to it leaves the same rows.
        for (const id of ids.filter((one) => !given[one] && !open.has(one)))
          for (const answer of all) expect(outcomes(rows, { ...given, [id]: answer })).toEqual(possible);
        expect(next === undefined).toBe(decided !== undefined);
      }),
    );
  });

  it('asks in the order of the page, and leads to a decision whatever is answered', () => {
    fc.assert(
      fc.property(
        rowsOf,
        fc.array(fc.constantFrom(...all), { minLength: 4, maxLength: 4 }),
        (rows, given) => {
          const answers: Record<string, Answer> = {};
          const asked: number[] = [];
          for (const answer of given) {
            const { next } = standingOf({ rows, questions }, answers);
            if (!next) break;
            asked.push(ids.indexOf(next));
            answers[next] = answer;
          }
          expect(asked).toEqual(asked.toSorted((a, b) => a - b));
          expect(standingOf({ rows, questions }, answers).row).toBeDefined();
        },
      ),
    );
  });
});

const guide: Guide = {
  ...{ guide: 'rule', title: 'Mailbox rule', version: '2026-11-19+abc', questions, variables: ['MAILBOX'] },
  rows: [],
  closeNote: 'Rule in MAILBOX. Exception or incident id.',
  other: { name: 'Larkwatch', sends: ['The raw record'], gets: [], feedback: 'Within 2d.' },
};
const kept = {
  ...nothing(),
  ...{
    answers: { a: 'yes' as const, b: 'no' as const },
    saw: { a: 'two rules' },
    words: { MAILBOX: 'orders', ALERTID: '4711' },
  },
  ...{ alert: 'Suspicious rule', decided: '2026-11-24T02:44:00Z' },
};

describe('the close note', () => {
  const escalated = { ...row({}), escalate: { severity: 'SEV2' as const, title: 'Account compromise' } };
  it('holds alert, verdict, reason, time, every answer with what was seen, and the text of the author', () => {
    const note = closeNote(guide, escalated, kept);
    expect(note).toMatchInlineSnapshot(`
      "True positive: malicious activity. Escalated at SEV2, playbook "Account compromise".
      Alert: Suspicious rule, 4711
      Decided 24 Nov 2026, 02:44 UTC. Do it.

      Rule in orders. Exception or incident id.

      1 yes. Is it a?
        Seen: two rules
      2 no. Is it b?
      3 not asked. Is it c?
      4 not asked. Is it d?

      Guide: Mailbox rule, version 2026-11-19+abc.
      "
    `);
  });

  it('asks the provider for what is missing only where nothing could be determined', () => {
    expect(otherNote(guide, escalated, kept)).not.toContain('The raw record');
    expect(otherNote(guide, { ...escalated, undetermined: true }, kept)).toContain(
      'What we need from you:\n- The raw record',
    );
  });

  it('of the provider lists what it must send', () => {
    const theirs = {
      ...guide,
      other: { name: 'Plinth', sends: [], gets: ['The raw record'], feedback: 'Within 2d.' },
    };
    expect(otherNote(theirs, escalated, kept)).toContain('- The raw record: \n');
  });
});

describe('filling in', () => {
  it('replaces whole words in capitals that have a value, once, and nothing else', () => {
    expect(filled('USER asked USERS: USER_ID, USER.', { USER: 'MAILBOX', MAILBOX: 'x' })).toBe(
      'MAILBOX asked USERS: USER_ID, MAILBOX.',
    );
    expect(filled('MAILBOX and $& constructor', { MAILBOX: '$&' })).toBe('$& and $& constructor');
    expect(filled('TARGET', { TARGET: '' })).toBe('TARGET');
  });
});

describe('what a tab keeps', () => {
  it('comes back as it was', () => {
    expect(keptFrom(JSON.parse(JSON.stringify(kept)))).toEqual({ ...kept, first: undefined });
  });

  it('of any shape is never more than answers and texts', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { answers, saw, words, notes, alert } = keptFrom(value);
        expect(Object.values(answers).every((answer) => all.includes(answer))).toBe(true);
        for (const text of [saw, words, notes].flatMap((one) => Object.values(one)))
          expect(typeof text).toBe('string');
        expect(typeof alert).toBe('string');
      }),
    );
    expect(keptFrom({ answers: { a: 'maybe' }, saw: [1], words: 'x', first: 'soon', alert: {} })).toEqual({
      ...nothing(),
      first: undefined,
      decided: undefined,
    });
  });
});
