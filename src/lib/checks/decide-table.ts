import type { Entry } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import { isLive } from '#lib/model/tier.ts';
import type { DecisionRow } from '#lib/model/triage.ts';
import { answers, dispositionReasons, dispositions, type Answer } from '#lib/model/vocabulary.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A decision table that does not decide every case, or decides one wrongly. */
export const rule: Rule = {
  id: 'decide-table',
  severity: 'error',
  title: 'The rows of `decide` cover every combination of answers, and each row can be reached.',
  why: 'the same alert must end the same way on every shift',
  example: {
    file: 'content/triage/mailbox-rule.mdx',
    wrong: '  - when: {owner-knows: unknown}\n    disposition: undetermined\n    reason: insufficient-data',
    says: 'the last row has a condition',
    right: '  - disposition: undetermined\n    reason: insufficient-data',
  },
  check: (input) =>
    input.content.entries.triage.flatMap((guide) => [...questions(guide), ...table(input, guide)]),
};

function questions(guide: Entry<'triage'>): Finding[] {
  const count = guide.document.nodes.filter(({ kind }) => kind === 'question').length;
  if (!isLive(guide.data) || (count >= 3 && count <= 7)) return [];
  const hint = 'ask three to seven questions, the cheapest that splits most cases first';
  return [
    finding(rule, { file: guide.file, at: { line: 1, column: 1 }, length: 1 }, `has ${count} questions`, {
      hint,
    }),
  ];
}

function table(input: CheckInput, guide: Entry<'triage'>): Finding[] {
  const rows = guide.data.decide;
  if (!rows) return [];
  const at = (path: (string | number)[], what?: 'key' | 'value') =>
    inFrontMatter(input, guide.file, ['decide', ...path], what);
  const found = rows.flatMap((row, index) =>
    wrongRow(row).map(({ key, message, hint }) => finding(rule, at([index, key]), message, { hint })),
  );
  const last = rows.length - 1;
  if (rows[last]?.when)
    found.push(
      finding(rule, at([last, 'when'], 'key'), 'the last row has a condition', {
        hint: 'add a row without  when  for everything else',
      }),
    );
  const hit = reached(rows);
  rows.forEach((row, index) => {
    if (!hit.has(index))
      found.push(
        finding(
          rule,
          at([index, row.when ? 'when' : 'disposition'], 'key'),
          `row ${index + 1} is never reached: earlier rows decide all its cases`,
          { hint: 'move it up, narrow the rows above, or take it out' },
        ),
      );
  });
  const missing = dispositions.filter((disposition) => !rows.some((row) => row.disposition === disposition));
  if (missing.length > 0)
    found.push(
      finding(rule, at([], 'key'), `no row ends in ${missing.join(' or ')}`, {
        hint: 'every guide can end in each of the four dispositions',
      }),
    );
  return found;
}

function wrongRow(row: DecisionRow): { key: string; message: string; hint: string }[] {
  const fitting: readonly string[] = dispositionReasons[row.disposition];
  const wrong = [];
  if (!fitting.includes(row.reason))
    wrong.push({
      key: 'reason',
      message: `"${row.reason}" is no reason for ${row.disposition}`,
      hint: `one of ${fitting.join(', ')}`,
    });
  if (row.disposition === 'true-positive' && row.reason === 'malicious-activity' && !row.escalate)
    wrong.push({
      key: 'disposition',
      message: 'malicious activity is not escalated',
      hint: 'add  escalate: {procedure: ID, severity: SEV2}',
    });
  return wrong;
}

/** Indexes of the rows that are the first to match for some combination of answers. */
function reached(rows: DecisionRow[]): Set<number> {
  const ids = [...new Set(rows.flatMap((row) => Object.keys(row.when ?? {})))];
  // Seven questions make 2187 combinations; more than a page may ask is not enumerated.
  if (ids.length > 10) return new Set(rows.keys());
  const hit = new Set<number>();
  const total = 3 ** ids.length;
  for (let number = 0; number < total; number++) {
    const given = new Map(
      ids.map((id, index) => [id, answers[Math.floor(number / 3 ** index) % 3] as Answer]),
    );
    hit.add(rows.findIndex((row) => matches(row, given)));
  }
  return hit;
}

function matches(row: DecisionRow, given: ReadonlyMap<string, Answer>): boolean {
  return Object.entries(row.when ?? {}).every(([id, wanted]) => {
    const answer = given.get(id);
    return answer !== undefined && (Array.isArray(wanted) ? wanted.includes(answer) : wanted === answer);
  });
}
