import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A baseline over a scope that nobody is in. */
export const rule: Rule = {
  id: 'empty-population',
  severity: 'warning',
  title: 'A baseline is run over a population with somebody in it.',
  why: 'what is normal for nobody alerts on nobody',
  example: {
    file: 'content/registries/scopes.yaml',
    wrong: '- {id: mailboxes, name: Mailboxes, kind: user-group, count: 0}',
    says: 'baseline "rules-per-week" is run over "mailboxes", which counts 0',
    right: '- {id: mailboxes, name: Mailboxes, kind: user-group, count: 40}',
  },
  check(input) {
    const empty = new Set(input.content.registries.scopes.flatMap(({ id, count }) => (count ? [] : [id])));
    return input.content.entries['use-case'].flatMap(({ file, data }) =>
      (data.baselines ?? []).flatMap(({ id, population }, index) =>
        empty.has(population)
          ? [
              finding(
                rule,
                inFrontMatter(input, file, ['baselines', index, 'population']),
                `baseline "${id}" is run over "${population}", which counts 0`,
                { hint: 'name another scope, or correct  count  in content/registries/scopes.yaml' },
              ),
            ]
          : [],
      ),
    );
  },
};
