import { join } from 'node:path';
import { didYouMean } from '#lib/model/nearest.ts';
import { ruleFormats, type RuleFormat } from '#lib/rules/rule.ts';

/** The flags of `npm run relevance`, beside those every command has. */
export const relevanceFlags = {
  format: {
    type: 'text',
    value: 'FORMAT',
    help: `only ${ruleFormats.join(', ')}; default: what each file is`,
  },
  out: { type: 'text', value: 'FILE', help: 'write to FILE; default: content/metrics/relevance.json' },
  json: { type: 'flag', help: 'print the result instead of writing it' },
  draft: {
    type: 'text',
    value: 'RULE…',
    help: 'propose a use case for each: id, title or file; writes nothing else',
  },
} as const;

export interface RelevanceOptions {
  /** Folder that holds content/. */
  root: string;
  /** Folder of rules. */
  folder: string;
  /** Print JSON instead of the report. */
  json: boolean;
  format: RuleFormat | undefined;
  /** Where relevance.json goes; undefined when nothing is written. */
  out: string | undefined;
  /** Rules to propose use cases for. */
  drafts: string[];
}

/** Flags and words as the command was given them, or what is wrong with them: a word too many, an unknown format. */
export function relevanceOptions(
  flags: { [name in 'format' | 'out' | 'draft' | 'root']: string | undefined } & { json: boolean },
  [folder = '', ...more]: readonly string[],
): RelevanceOptions | { problem: string; hint: string } {
  const { format: written, root = '.', json, draft, out } = flags;
  const format = ruleFormats.find((known) => known === written);
  if (written !== undefined && !format)
    return {
      problem: `there is no format "${written}"`,
      hint: didYouMean(written, ruleFormats) ?? `one of ${ruleFormats.join(', ')}`,
    };
  if (more.length > 0 && draft === undefined)
    return {
      problem: `"${more[0]}" is one word too many`,
      hint: 'one folder at a time; rules are named after --draft',
    };
  const drafts = draft === undefined ? [] : [draft, ...more];
  const usual = json || drafts.length > 0 ? undefined : join(root, 'content/metrics/relevance.json');
  return { root, folder, json, format, out: out ?? usual, drafts };
}
