import type { Content } from '#lib/model/entry.ts';
import type { RuleRow } from '#lib/model/rule-row.ts';
import type { UseCase } from '#lib/model/use-case.ts';

/**
 * Every rule that a live use case runs, with what the use case says of it, in order of use case and rule. A rule that
 * was decided against is not run. Without content, none.
 */
export function ruleRows(content: Content | undefined): RuleRow[] {
  return (content?.entries['use-case'] ?? [])
    .filter(({ data }) => data.lifecycle === 'live')
    .flatMap(({ id, data }) =>
      runningRules(data).map(({ rule }) => ({
        ...{ rule, useCase: id },
        ...(data.tuned_on === undefined ? {} : { tunedOn: data.tuned_on }),
        ...(data.expected_volume === undefined ? {} : { expectedPerWeek: data.expected_volume }),
      })),
    );
}

/** The rules a use case runs: its own, and those of others that were decided for. */
export function runningRules({ content = [] }: UseCase): NonNullable<UseCase['content']> {
  return content.filter(({ relevance }) => !relevance || runs.includes(relevance.decision));
}

const runs: readonly string[] = ['enable', 'enable-tuned'];
