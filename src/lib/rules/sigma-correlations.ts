import type { ReadRule, VendorRule } from './rule.ts';

/** A correlation among the rules read, and what it counts, by id, name or title. */
export interface Correlation {
  rule: VendorRule;
  counts: string[];
  generate: boolean;
}

/** A read rule and every name a correlation may call it by. */
export type Named = Extract<ReadRule, { rule: VendorRule }>;

/**
 * Gives each correlation the log sources of the rules it counts, and their techniques where it names none. Rules that
 * a correlation of the same file counts raise no alert unless it says `generate`: returned, to be left out.
 */
export function linkCorrelations(
  correlations: readonly Correlation[],
  rules: readonly Named[],
): Set<VendorRule> {
  const byName = new Map<string, VendorRule>();
  for (const { rule, aliases = [] } of rules)
    for (const name of aliases) if (!byName.has(name)) byName.set(name, rule);
  const silent = new Set<VendorRule>();
  for (const { rule, counts, generate } of correlations) {
    const parts = counts.flatMap((name) => byName.get(name) ?? []).filter((part) => part !== rule);
    rule.needs = uniqueNeeds(parts.flatMap(({ needs }) => needs));
    if (rule.techniques.length === 0)
      rule.techniques = [...new Set(parts.flatMap(({ techniques }) => techniques))];
    for (const part of parts) if (!generate && part.file === rule.file) silent.add(part);
  }
  return silent;
}

function uniqueNeeds(needs: VendorRule['needs']): VendorRule['needs'] {
  return [...new Map(needs.map((group) => [JSON.stringify(group), group])).values()];
}
