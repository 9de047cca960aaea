import { readContent } from '#lib/content/read.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { Answers } from '#lib/new/answers.ts';
import { begin, type Effects } from '#lib/new/new.ts';
import type { WholeRead } from '#lib/new/judge.ts';

/** A portal as read once: the small good site, unless another is named. */
export async function readSite(root = 'test/sites/minimal'): Promise<WholeRead> {
  const read = await readContent({ root, highlight: false });
  if (!read.content) throw new Error(`${root} does not hold`);
  return { ...read, content: read.content };
}

/** What one run said and wrote. Nothing reaches a disk. */
export interface Begun {
  code: 0 | 1;
  said: string;
  notes: string[];
  findings: Finding[];
  written: Map<string, string>;
}

/** Runs the command in memory. */
export async function run(
  read: WholeRead,
  words: string[],
  flags: Answers = {},
  {
    root = 'test/sites/minimal',
    ask,
    dry = false,
  }: { root?: string; ask?: Effects['ask']; dry?: boolean } = {},
): Promise<Begun> {
  const begun: Begun = { code: 1, said: '', notes: [], findings: [], written: new Map() };
  begun.code = await begin(
    { root, words, flags, dry },
    {
      ...{ read, today: '2026-11-24', ask },
      say: (text) => (begun.said += text),
      note: (text) => void begun.notes.push(text),
      show: (findings) => void begun.findings.push(...findings),
      write: async (text, path) => void begun.written.set(path, text),
    },
  );
  return begun;
}
