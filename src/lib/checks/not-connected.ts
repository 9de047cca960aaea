import { isLive } from '#lib/model/tier.ts';
import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A live use case on data that does not arrive. */
export const rule: Rule = {
  id: 'not-connected',
  severity: 'error',
  title: 'A live use case rests on connected data sources.',
  why: 'a rule without its log never fires',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: 'data_sources: [mail-audit, kiln-log]',
    says: 'data source "kiln-log" is not connected',
    right: 'data_sources: [mail-audit]',
  },
  check(input) {
    const silent = new Set(
      input.content.registries['data-sources'].filter(({ connected }) => !connected).map(({ id }) => id),
    );
    return input.content.entries['use-case']
      .filter(({ data }) => isLive(data))
      .flatMap(({ file, data }) =>
        (data.data_sources ?? []).flatMap((id, index) =>
          silent.has(id)
            ? [
                finding(
                  rule,
                  inFrontMatter(input, file, ['data_sources', index]),
                  `data source "${id}" is not connected`,
                  {
                    hint: 'connect it and say so in content/registries/data-sources.yaml, or set  lifecycle: building',
                  },
                ),
              ]
            : [],
        ),
      );
  },
};
