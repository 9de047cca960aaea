import type { levels } from '#lib/model/vocabulary.ts';

/** The formats a folder of rules may be in. */
export const ruleFormats = ['sigma', 'elastic', 'splunk', 'sentinel'] as const;
export type RuleFormat = (typeof ruleFormats)[number];

/**
 * A log a rule reads, in the words of Sigma: product, service, category. `name` is a product as the list of data
 * sources calls it, or what the vendor calls the log where Sigma has no word.
 */
export interface LogSource {
  product?: string;
  service?: string;
  category?: string;
  name?: string;
}

/** One rule that somebody else wrote, as far as it decides whether it is for us. Texts hold no hidden characters. */
export interface VendorRule {
  format: RuleFormat;
  /** Path below the folder of rules, with forward slashes, and the line its document begins on. */
  file: string;
  line: number;
  /** As its vendor gives it; without one, the path. */
  id: string;
  title: string;
  level: (typeof levels)[number] | undefined;
  /** ATT&CK ids as written, in capitals, each once. */
  techniques: string[];
  tags: string[];
  /** What it must be fed: one log of each group. None when the rule does not say. */
  needs: LogSource[][];
  /** Why it wants tuning before it runs, to stand after "it": "is experimental". */
  noisy: string | undefined;
  /** Digest of what makes it fire. Title, author and tags may change without it. */
  hash: string;
}

/** Why a rule is not weighed: left out, and counted. */
export const leftOutReasons = {
  hunting: 'for threat hunting',
  deprecated: 'deprecated by their author',
  unsupported: 'unsupported by their author',
  'building-block': 'raise no alert of their own',
  filter: 'filters of other rules',
  'part-of-correlation': 'fire only as part of a correlation',
  duplicate: 'with the id of another',
  broken: 'that cannot be read',
  'no-rule': 'files of another kind',
} as const;
export type LeftOutReason = keyof typeof leftOutReasons;

/** What a rule goes by. */
export type RuleName = Pick<VendorRule, 'id' | 'title' | 'file' | 'format'>;

/** A rule that is not weighed although somebody may run it. */
export interface Retired extends RuleName {
  reason: LeftOutReason;
}

/** What one document of a file turned out to be. `alias`: other names a correlation may call it by. */
export type ReadRule =
  { rule: VendorRule; aliases?: string[] } | { leftOut: LeftOutReason; title: string; id: string };

/** The name of a format's product as a use case would write it. */
export const productOf: Record<RuleFormat, string> = {
  sigma: 'Sigma',
  elastic: 'Elastic Security',
  splunk: 'Splunk Enterprise Security',
  sentinel: 'Microsoft Sentinel',
};

/** A log in words: "windows process_creation". */
export function logSourceWords({ name, product, service, category }: LogSource): string {
  return name ?? [product, service, category].filter(Boolean).join(' ');
}
