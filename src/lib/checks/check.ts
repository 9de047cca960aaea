import { codeownersSources } from '#lib/content/codeowners.ts';
import { readContent, type ContentRead } from '#lib/content/read.ts';
import { compareFindings } from '#lib/model/finding.ts';
import { runChecks } from './run.ts';

export interface CheckOptions {
  /** Folder that holds content/. */
  root: string;
  /** Path of a contacts file in place of the registry. */
  contacts?: string | undefined;
  strict?: boolean;
  /** Whether the pages come with their prose, to be shown; to be judged they need none. Default true. */
  prose?: boolean;
  /** Given the day portal.yaml pins, if any: the day to judge on. */
  today: (pinned: string | undefined) => string;
}

/** Reads all of content/ and judges it: findings of reading and of every rule, in reading order. */
export async function checkContent(options: CheckOptions): Promise<ContentRead> {
  const { root, contacts, strict = false, prose = true } = options;
  // No rule looks at colours, and colouring takes as long as everything else.
  const read = await readContent({ root, highlight: false, prose, ...(contacts ? { contacts } : {}) });
  if (!read.content) return { ...read, findings: [...read.findings].sort(compareFindings) };
  const { content } = read;
  // Of no interest to a team that has not said who reviews.
  const owners = content.portal.reviewers ? codeownersSources(root) : [];
  const sources = new Map([...read.sources, ...owners.map((source) => [source.file, source] as const)]);
  const judged = runChecks({ content, sources, today: options.today(content.portal.today) }, { strict });
  return { ...read, sources, findings: [...read.findings, ...judged].sort(compareFindings) };
}
