import { askOn } from '#lib/cli/ask.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { readContent } from '#lib/content/read.ts';
import type { Finding } from '#lib/model/finding.ts';
import { newFlags } from '#lib/new/flags.ts';
import { begin } from '#lib/new/new.ts';
import { NewProblem } from '#lib/new/problem.ts';

const flags = { ...newFlags, today: sharedFlags.today, root: sharedFlags.root };
const words = { name: 'KIND "TITLE"', help: 'a kind of page and its title; or  exception USE_CASE' };
const summary = 'Begins a page as a draft that passes check, or adds an exception or baseline to a use case.';

await run({ name: 'new', summary, words, flags }, async ({ flags, words }) => {
  const { root = '.', yes, 'dry-run': dry, today: day, ...told } = flags;
  const read = await readContent({ root, highlight: false });
  const { content } = read;
  const show = (findings: readonly Finding[]) =>
    void process.stderr.write(printFindings(findings, { form: 'pipe' }));
  if (!content) {
    show(read.findings);
    return 1;
  }
  const today = todayOf(day, content.portal.today, new Date());
  const ask = process.stdin.isTTY && !yes ? askOn(process.stdin, process.stderr) : undefined;
  const say = (text: string) => void process.stdout.write(text);
  const note = (text: string) => process.stderr.write(`${text}\n`);
  const effects = { read: { ...read, content }, today, ask, say, note, show, write: writeResult };
  const done = begin({ root, words, dry, flags: told }, effects).finally(() => ask?.close());
  return done.catch((error: unknown) => {
    throw error instanceof NewProblem && error.usage ? new UsageError(error.message, error.hint) : error;
  });
});
