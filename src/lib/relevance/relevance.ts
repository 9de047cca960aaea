import type { Content } from '#lib/model/entry.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { RelevanceFile } from '#lib/model/relevance-file.ts';
import type { RulesRead } from '#lib/rules/read-rules.ts';
import { decisions } from './decided.ts';
import { ranked } from './rank.ts';
import { weigher, type Weighed } from './weigh.ts';

/** The rules of a folder weighed, best first, and the file that says so. */
export interface Relevance {
  weighed: Weighed[];
  file: RelevanceFile;
  /** Use cases that run a rule its author has given up. */
  findings: Finding[];
}

/** Weighs every rule of a folder against our threats and data as of `today` (YYYY-MM-DD). */
export function relevance(content: Content, read: RulesRead, today: string): Relevance {
  const weighed = ranked(read.rules.map(weigher(content, today)));
  const formats: Record<string, number> = {};
  for (const { format } of read.rules) formats[format] = (formats[format] ?? 0) + 1;
  return {
    weighed,
    findings: retiredFindings(content, read),
    file: {
      ...{ schema: 1, as_of: today, formats: sorted(formats) },
      ...{ rules: weighed.map(({ row }) => row), left_out: sorted(read.leftOut) },
    },
  };
}

function retiredFindings(content: Content, { retired }: RulesRead): Finding[] {
  const known = decisions(content);
  return retired.flatMap((rule) => {
    const id = known.runs(rule);
    const file = content.entries['use-case'].find((entry) => entry.id === id)?.file;
    if (file === undefined) return [];
    const message = `runs "${rule.title}", which its author calls ${rule.reason}`;
    const hint = 'see what replaced it, and decide again';
    const finding = { rule: 'retired-rule', severity: 'warning' as const, file, message, hint };
    return [{ ...finding, at: { line: 1, column: 1 }, length: 1 }];
  });
}

/** relevance.json as text: a rule a line, so that a diff shows which one changed. */
export function relevanceText({ rules, left_out, ...head }: RelevanceFile): string {
  const lines = rules.map((rule) => JSON.stringify(rule)).join(',\n');
  const first = JSON.stringify(head).slice(0, -1);
  return `${first},\n"left_out":${JSON.stringify(left_out)},\n"rules":[${lines && `\n${lines}\n`}]}\n`;
}

function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
