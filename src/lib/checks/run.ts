import { compareFindings, type Finding } from '#lib/model/finding.ts';
import type { CheckInput } from './rule.ts';
import { rules } from './rules.ts';

/**
 * Every finding of every rule, in reading order, each said once. `strict` turns what time alone brought about
 * into errors; without it, time passing never breaks a build.
 */
export function runChecks(input: CheckInput, options: { strict?: boolean } = {}): Finding[] {
  const found = rules.flatMap((rule) => rule.check(input)).sort(compareFindings);
  return found
    .filter((item, index) => index === 0 || compareFindings(found[index - 1] ?? item, item) !== 0)
    .map((item) => (options.strict && item.rule === 'overdue' ? { ...item, severity: 'error' } : item));
}
