import type { Content } from '#lib/model/entry.ts';
import type { RuleRow } from '#lib/model/rule-row.ts';
import type { relevanceDecisions } from '#lib/model/vocabulary.ts';

type RelevanceDecision = (typeof relevanceDecisions)[number];

/**
 * Every rule that a live use case runs, with what the use case says of it, in order of use case and rule. A rule that
 * was decided against is not run. Without content, none.
 */
export function ruleRows(content: Content | undefined): RuleRow[] {
  return (content?.entries['use-case'] ?? [])
    .filter(({ data }) => data.lifecycle === 'live')
    .flatMap(({ id, data }) =>
      (data.content ?? [])
        .filter(({ relevance }) => !relevance || runs(relevance.decision))
        .map(({ rule }) => ({
          ...{ rule, useCase: id },
          ...(data.tuned_on === undefined ? {} : { tunedOn: data.tuned_on }),
          ...(data.expected_volume === undefined ? {} : { expectedPerWeek: data.expected_volume }),
        })),
    );
}

/** Whether a decision on a rule switches it on. */
export function runs(decision: RelevanceDecision): boolean {
  return decision === 'enable' || decision === 'enable-tuned';
}
