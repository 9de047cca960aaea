import { describe, expect, it } from 'vitest';
import { printRule, printRules } from '#lib/cli/print-rules.ts';
import type { RuleText } from '#lib/model/rule-text.ts';

const rule: RuleText = {
  id: 'tabs',
  severity: 'error',
  title: 'Lines are indented with spaces.',
  why: 'YAML does not accept tabs',
  example: { file: 'content/x.mdx', wrong: 'a:\n\n  - b', says: 'a tab indents this line', right: '' },
};

describe('a rule in a terminal', () => {
  it('says what it insists on, why, and shows both sides with the finding between', () => {
    expect(printRule(rule)).toBe(
      [
        'tabs (error)',
        '',
        'Lines are indented with spaces.',
        'Why: YAML does not accept tabs.',
        '',
        'Wrong, in content/x.mdx',
        '',
        '    a:',
        '',
        '      - b',
        '',
        'check says',
        '',
        '    a tab indents this line [tabs]',
        '',
        'Right',
        '',
        '    (nothing)',
        '',
      ].join('\n'),
    );
  });

  it('ends after the reason where there is no example', () => {
    const { example: _, ...bare } = rule;
    expect(printRule(bare)).toMatch(/tabs\.\n$/);
  });

  it('is one line of a list, its titles in one column', () => {
    const [first, second] = printRules([rule, { ...rule, id: 'four-eyes' }]).split('\n');
    expect(first?.indexOf('Lines')).toBe(second?.indexOf('Lines'));
  });
});
