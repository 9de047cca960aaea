import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** An exception, a baseline or a test in a scope where the use case does not run. */
export const rule: Rule = {
  id: 'outside-scopes',
  severity: 'error',
  title: 'Exceptions, baselines and tests of a use case lie in its scopes.',
  why: 'elsewhere there is nothing to except, and a test counts for nothing',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: '    scope: kiln-control',
    says: 'exception "order-mailbox" is in "kiln-control", where this use case does not run',
    right: '    scope: order-mailbox',
  },
  check(input) {
    const known = new Set(input.content.registries.scopes.map(({ id }) => id));
    return input.content.entries['use-case'].flatMap(({ file, data }) => {
      const { scopes, exceptions = [], baselines = [], validations = [] } = data;
      // A scope that does not exist has a finding of its own.
      if (!scopes?.every((scope) => known.has(scope))) return [];
      const rows = [
        ...exceptions.map(({ id, scope }, index) => ({
          scope,
          noun: `exception "${id}"`,
          path: ['exceptions', index, 'scope'],
        })),
        ...baselines.map(({ id, population }, index) => ({
          scope: population,
          noun: `baseline "${id}"`,
          path: ['baselines', index, 'population'],
        })),
        ...validations.map(({ id, scope }, index) => ({
          scope,
          noun: `test "${id}"`,
          path: ['validations', index, 'scope'],
        })),
      ];
      return rows
        .filter(({ scope }) => !scopes.includes(scope))
        .map(({ scope, noun, path }) =>
          finding(
            rule,
            inFrontMatter(input, file, path),
            `${noun} is in "${scope}", where this use case does not run`,
            { hint: `one of ${scopes.join(', ')}, or add ${scope} to  scopes` },
          ),
        );
    });
  },
};
