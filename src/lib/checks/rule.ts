import type { Source } from '#lib/content/source.ts';
import type { Content } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { RuleText } from '#lib/model/rule-text.ts';

/** What every rule may look at: the content as typed, as written, and the day it is judged on. */
export interface CheckInput {
  content: Content;
  /** By path from the repository root; unreadable files included. */
  sources: ReadonlyMap<string, Source>;
  /** YYYY-MM-DD. */
  today: string;
}

/** One thing the portal insists on, of content as a whole. A rule looks at everything and never throws on bad content. */
export interface Rule extends RuleText {
  check(input: CheckInput): Finding[];
}
