import { checkContent } from '#lib/checks/check.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { paintFor } from '#lib/cli/paint.ts';
import { selectFiles } from '#lib/cli/paths.ts';
import { formFor, printFindings, summary } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';

const strict = { type: 'flag', help: 'what is overdue is an error' } as const;
const github = { type: 'flag', help: 'print annotations for GitHub Actions' } as const;
const words = { name: '[PATH…]', help: 'report on these files or folders only' };
const flags = { strict, github, ...sharedFlags };

await run({ name: 'check', summary: 'Finds what to fix in content/.', words, flags }, async (given) => {
  const { root = '.', out, today, strict } = given.flags;
  const contacts = process.env['WATCHBILL_CONTACTS'];
  const day = (pinned: string | undefined) => todayOf(today, pinned, new Date());
  const { sources, findings: all } = await checkContent({ root, contacts, strict, prose: false, today: day });
  const files = selectFiles(root, given.words, sources.keys(), all);
  const findings = all.filter(({ file }) => files.has(file));
  const terminal = process.stdout.isTTY && !out;
  const form = formFor(given.flags, terminal);
  const paint = paintFor(terminal, process.env);
  const text = printFindings(findings, { form, sources, paint });
  await writeResult(form === 'json' ? text : text + summary(findings, files.size), out);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});
