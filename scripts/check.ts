import { checkContent } from '#lib/checks/check.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { paintFor } from '#lib/cli/paint.ts';
import { selectFiles } from '#lib/cli/paths.ts';
import { printFindings, summary } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';

const strict = { type: 'flag', help: 'what is overdue is an error' } as const;
const github = { type: 'flag', help: 'print annotations for GitHub Actions' } as const;
const words = { name: '[PATH…]', help: 'report on these files or folders only' };
const command = {
  name: 'check',
  summary: 'Finds what should be fixed in content/.',
  words,
  flags: { strict, github, ...sharedFlags },
};

await run(command, async ({ flags, words }) => {
  const root = flags.root ?? '.';
  const today = (pinned: string | undefined) => todayOf(flags.today, pinned, new Date());
  const contacts = process.env['WATCHBILL_CONTACTS'];
  const { sources, ...read } = await checkContent({ root, contacts, strict: flags.strict, today });
  const files = selectFiles(root, words, [...sources.keys(), ...read.findings.map(({ file }) => file)]);
  const findings = read.findings.filter(({ file }) => files.has(file));
  const terminal = process.stdout.isTTY && !flags.out;
  const form = flags.json ? 'json' : flags.github ? 'github' : terminal ? 'terminal' : 'pipe';
  const text = printFindings(findings, { form, sources, paint: paintFor(terminal, process.env) });
  await writeResult(
    form === 'json' ? text : text + summary(findings, words.length ? files.size : read.files),
    flags.out,
  );
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});
