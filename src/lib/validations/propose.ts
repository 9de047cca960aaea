import { countsFor, currentId } from '#lib/model/attack/attack.ts';
import { addDays } from '#lib/model/date.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { compareFindings, type Finding } from '#lib/model/finding.ts';
import { validationSchema, type Validation } from '#lib/model/validation.ts';
import { judge, type Judged } from './judge.ts';
import type { LogOptions } from './options.ts';
import type { TestLog } from './runs.ts';

/** An entry to paste under `validations:` of a use case. It holds the schema. */
export interface Proposal {
  useCase: Entry<'use-case'>;
  entry: Validation;
}

/** What a log proposes, and what it could not say. */
export interface Proposals {
  proposals: Proposal[];
  findings: Finding[];
  /** Tests that stand in their use case already. */
  written: number;
}

/**
 * Entries for the tests of a log: one for each live use case that claims the technique in the scope. A log that does not
 * say whether an alert came proposes `not-run` with a note: it counts for nothing until somebody writes what they saw.
 */
export function propose(content: Content, file: string, log: TestLog, options: LogOptions): Proposals {
  const found: Proposals = { proposals: [], findings: [...log.findings], written: 0 };
  for (const run of log.runs) {
    const judged = judge(content, file, run, log.kind, options);
    found.findings.push(...judged.findings);
    if (!judged.test) continue;
    const places = placesOf(content, judged.test);
    if (places.length === 0) found.findings.push(nowhere(file, judged.test));
    for (const useCase of places) {
      const entry = entryFor(useCase, judged.test, options.today, found.proposals);
      if (isWritten(useCase, entry) || isProposed(found.proposals, useCase, entry)) found.written += 1;
      else found.proposals.push({ useCase, entry });
    }
  }
  found.findings.sort(compareFindings);
  return found;
}

/** Use cases that run in the scope and claim the technique, or the one that is named. */
function placesOf({ entries }: Content, test: Judged): Entry<'use-case'>[] {
  return entries['use-case'].filter(({ id, data }) => {
    if (test.useCase !== undefined) return id === test.useCase && data.scopes?.includes(test.scope);
    if (data.lifecycle === 'retired' || data.lifecycle === 'paused' || !data.scopes?.includes(test.scope))
      return false;
    const { technique } = test;
    return data.techniques?.some((own) => {
      const id19 = currentId(own) ?? own;
      return technique !== undefined && (countsFor(technique, id19) || countsFor(id19, technique));
    });
  });
}

function nowhere(file: string, { run, technique, scope, useCase }: Judged): Finding {
  const what = useCase ? `"${useCase}" does not run` : `no use case claims ${technique ?? 'it'}`;
  return {
    ...{ rule: 'test-log', severity: 'warning', file, at: run.at, length: 1 },
    message: `${what} on "${scope}": nothing to prove there`,
    hint: 'add the scope or the technique to a use case, or leave the test out',
  };
}

function entryFor(
  useCase: Entry<'use-case'>,
  test: Judged,
  today: string,
  proposals: readonly Proposal[],
): Validation {
  const taken = new Set([
    ...(useCase.data.validations ?? []).map(({ id }) => id),
    ...proposals.filter((row) => row.useCase === useCase).map(({ entry }) => entry.id),
  ]);
  const stem = [test.technique?.toLowerCase().replace('.', '-') ?? 'test', test.number, test.scope, test.date]
    .filter(Boolean)
    .join('-');
  let id = stem;
  for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`;
  const { owner } = useCase.data;
  const passes = ['detected', 'detected-late', 'blocked-with-alert', 'not-run'].includes(test.result);
  return validationSchema.parse({
    ...{ id, date: test.date, method: test.method, test_ref: test.ref },
    ...(test.technique ? { technique: test.technique } : {}),
    ...{ scope: test.scope, result: test.result },
    ...(test.alertAfter ? { alert_after: test.alertAfter } : {}),
    ...(test.result === 'not-run' ? {} : { by: test.by ?? owner, evidence: test.evidence }),
    ...(test.note ? { note: test.note } : {}),
    ...(passes ? {} : { follow_up: test.followUp ?? { owner, due: addDays(today, 30) } }),
  });
}

function isWritten({ data }: Entry<'use-case'>, entry: Validation): boolean {
  return (data.validations ?? []).some((known) => isSame(known, entry));
}

function isProposed(proposals: readonly Proposal[], useCase: Entry<'use-case'>, entry: Validation): boolean {
  return proposals.some((row) => row.useCase === useCase && isSame(row.entry, entry));
}

/** The same test of the same day: whoever wrote it down may have written the result since. */
function isSame(a: Validation, b: Validation): boolean {
  const id = (test: Validation) => test.technique && (currentId(test.technique) ?? test.technique);
  return a.date === b.date && a.scope === b.scope && a.test_ref === b.test_ref && id(a) === id(b);
}
