import { readContent } from '#lib/content/read.ts';
import type { Content } from '#lib/model/entry.ts';
import { relevance, type Relevance } from '#lib/relevance/relevance.ts';
import { readRules, type RulesRead } from '#lib/rules/read-rules.ts';
import type { VendorRule } from '#lib/rules/rule.ts';
import { pack } from '#test/unit/rules/folder.ts';

/** The day everything here is judged on. */
export const today = '2026-11-24';

/** The starter content. */
export async function starterContent(): Promise<Content> {
  const { content } = await readContent({ root: '.', highlight: false });
  return content!;
}

/** A copy whose threats, use cases and registries may be changed. */
export function copyOf(content: Content): Content {
  return structuredClone(content);
}

let made = 0;

/** A Sigma rule as read; `more` replaces parts. */
export function rule(more: Partial<VendorRule> = {}): VendorRule {
  made += 1;
  return {
    ...{ format: 'sigma', file: `rules/odd_${made}.yml`, line: 1 },
    ...{ id: `${String(made).padStart(8, '0')}-aaaa-bbbb-cccc-dddddddddddd`, title: `Odd thing ${made}` },
    ...{ level: 'high', techniques: ['T1114.003'], tags: [], noisy: undefined, hash: 'abcdef0123456789' },
    needs: [[{ product: 'm365', service: 'exchange' }]],
    ...more,
  };
}

/** Some rules weighed against some content. */
export function weighed(content: Content, rules: VendorRule[]): Relevance {
  const read: RulesRead = { rules, retired: [], leftOut: {}, findings: [], files: rules.length };
  return relevance(content, read, today);
}

/** The pack of rules of our own, weighed. */
export function packWeighed(content: Content): Relevance {
  return relevance(content, readRules(pack), today);
}
