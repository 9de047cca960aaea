import type { Finding } from '#lib/model/finding.ts';
import { isLive } from '#lib/model/tier.ts';
import type { CheckInput, Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A use case or an answered question in a scope that none of its data sources reaches. */
export const rule: Rule = {
  id: 'out-of-reach',
  severity: 'warning',
  title: 'The data sources of a live use case, and of an answered question, reach its scopes.',
  why: 'without data from there nothing is seen there, whatever the page says',
  example: {
    file: 'content/threats/invoice-fraud.mdx',
    wrong: '    data_sources: [kiln-log]',
    says: 'question "rule-hides-mail": none of its data sources reaches an asset of this threat',
    right: '    data_sources: [mail-audit]',
  },
  check: (input) => [...useCases(input), ...questions(input)],
};

function useCases(input: CheckInput): Finding[] {
  return input.content.entries['use-case']
    .filter(({ data }) => isLive(data))
    .flatMap(({ file, data }) => {
      const reached = reachOf(input, data.data_sources ?? []);
      return (data.scopes ?? []).flatMap((scope, index) =>
        reached.has(scope) || !known(input, scope)
          ? []
          : [tell(input, file, ['scopes', index], `none of its data sources reaches "${scope}"`)],
      );
    });
}

function questions(input: CheckInput): Finding[] {
  return input.content.entries.threat.flatMap(({ file, data }) =>
    (data.detection_questions ?? []).flatMap(({ id, answered_by, scopes, data_sources = [] }, row) => {
      if (!answered_by) return [];
      const reached = reachOf(input, data_sources);
      if (!scopes)
        return data.assets.some((asset) => reached.has(asset) || !known(input, asset))
          ? []
          : [
              tell(
                input,
                file,
                ['detection_questions', row, 'data_sources'],
                `question "${id}": none of its data sources reaches an asset of this threat`,
              ),
            ];
      return scopes.flatMap((scope, index) =>
        reached.has(scope) || !known(input, scope)
          ? []
          : [
              tell(
                input,
                file,
                ['detection_questions', row, 'scopes', index],
                `question "${id}": none of its data sources reaches "${scope}"`,
              ),
            ],
      );
    }),
  );
}

function tell(input: CheckInput, file: string, path: (string | number)[], message: string): Finding {
  const hint = 'name a data source that does, or add the scope to it in content/registries/data-sources.yaml';
  return finding(rule, inFrontMatter(input, file, path), message, { hint });
}

function known(input: CheckInput, scope: string): boolean {
  return input.content.registries.scopes.some(({ id }) => id === scope);
}

function reachOf(input: CheckInput, sources: readonly string[]): Set<string> {
  const rows = input.content.registries['data-sources'].filter(({ id }) => sources.includes(id));
  return new Set(rows.flatMap(({ scopes }) => scopes));
}
