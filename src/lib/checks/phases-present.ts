import { isLive } from '#lib/model/tier.ts';
import { requiredPhases } from '#lib/model/vocabulary.ts';
import { flowOf } from './run-graph.ts';
import { lookup } from './lookup.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A live procedure without a step, or without exit criteria, in a phase every incident goes through. */
export const rule: Rule = {
  id: 'phases-present',
  severity: 'error',
  title: 'A live procedure has a step and exit criteria in each phase from identification to recovery.',
  why: 'a phase without a step is a phase nobody does',
  example: {
    file: 'content/incident-response/procedures/tool-switched-off.mdx',
    wrong: '<Phase name="lessons-learned">',
    says: 'has no step in recovery',
    right: '<Phase name="recovery">',
  },
  check: (input) =>
    input.content.entries.procedure
      .filter(({ data }) => isLive(data))
      .flatMap((entry) => {
        const steps = flowOf(input, entry).items.filter(({ node }) => node.kind === 'step');
        const start = {
          file: entry.file,
          at: { line: input.sources.get(entry.file)?.bodyLine ?? 1, column: 1 },
          length: 1,
        };
        return requiredPhases.flatMap((phase) => [
          ...(steps.some((step) => step.phase === phase) || !lookup(input).complete('block')
            ? []
            : [
                finding(rule, start, `has no step in ${phase}`, {
                  hint: `add a Step to  <Phase name="${phase}">`,
                }),
              ]),
          ...(entry.data.exit_criteria?.[phase]
            ? []
            : [
                finding(
                  rule,
                  inFrontMatter(input, entry.file, ['exit_criteria'], 'key'),
                  `has no exit criteria for ${phase}`,
                  {
                    hint: `add  ${phase}:  with what is true when the phase is done`,
                  },
                ),
              ]),
        ]);
      }),
};
