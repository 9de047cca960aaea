import type { Rule } from './rule.ts';
import { finding, inFrontMatter } from './where.ts';

/** A condition of an exception whose value does not fit its operator. */
export const rule: Rule = {
  id: 'exception-match',
  severity: 'error',
  title: 'In an exception `one-of` takes a list, `is` and `starts` one text, and `cidr` a network.',
  why: 'whoever builds it into the rule must not guess what is meant',
  example: {
    file: 'content/use-cases/mailbox-rule.mdx',
    wrong: 'match: [{field: UserId, op: is, value: [orders, sales]}]',
    says: '"is" takes one text, not a list',
    right: 'match: [{field: UserId, op: one-of, value: [orders, sales]}]',
  },
  check: (input) =>
    input.content.entries['use-case'].flatMap(({ file, data }) =>
      (data.exceptions ?? []).flatMap(({ match }, index) =>
        match.flatMap(({ op, value }, row) => {
          const problem = problemOf(op, value);
          const where = inFrontMatter(input, file, ['exceptions', index, 'match', row, 'value']);
          return problem ? [finding(rule, where, problem.message, { hint: problem.hint })] : [];
        }),
      ),
    ),
};

function problemOf(op: string, value: string | string[]): { message: string; hint: string } | undefined {
  if (op === 'one-of')
    return typeof value === 'string'
      ? { message: '"one-of" takes a list', hint: `write  value: [${value}]  or  op: is` }
      : undefined;
  if (op === 'cidr') {
    const odd = [value].flat().find((network) => !isNetwork(network));
    return odd === undefined
      ? undefined
      : { message: `"${odd}" is not a network`, hint: 'write it as 192.0.2.0/24 or 2001:db8::/32' };
  }
  return typeof value === 'string'
    ? undefined
    : { message: `"${op}" takes one text, not a list`, hint: 'write one text, or  op: one-of' };
}

/** An address and the length of its prefix; whether every group is in range is for the product to say. */
function isNetwork(text: string): boolean {
  const [, four, six] = /^(?:(\d{1,3}(?:\.\d{1,3}){3})|([0-9a-f:]*:[0-9a-f:.]*))\/\d{1,3}$/i.exec(text) ?? [];
  const length = Number(text.split('/')[1]);
  if (four) return length <= 32 && four.split('.').every((part) => Number(part) <= 255);
  return six !== undefined && length <= 128;
}
