import { readFile } from 'node:fs/promises';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { writeResult } from '#lib/cli/output.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { readContent } from '#lib/content/read.ts';
import { logFlags, logOptions } from '#lib/validations/options.ts';
import { jsonOf, printProposals } from '#lib/validations/print.ts';
import { propose } from '#lib/validations/propose.ts';
import { readTestLog } from '#lib/validations/runs.ts';

const words = { name: 'FILE', help: 'execution log of Atomic Red Team, or a CSV', least: 1, most: 1 };
const summary = 'Proposes validation entries from a log of tests, to read and paste. It writes no page.';
const flags = { ...logFlags, ...sharedFlags };

await run({ name: 'validations', summary, words, flags }, async (given) => {
  const { root = '.', scope, by, json, out } = given.flags;
  const [file = ''] = given.words;
  const { content, findings } = await readContent({ root, highlight: false });
  process.stderr.write(printFindings(content ? [] : findings, { form: 'pipe' }));
  if (!content) return 1;
  const today = todayOf(given.flags.today, content.portal.today, new Date());
  const options = logOptions(content, { scope, by, today });
  if ('problem' in options) throw new UsageError(options.problem, options.hint);
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) throw new UsageError(`no file is at ${file}`, 'name the log of the tests');
  const found = propose(content, file, readTestLog(file, bytes), options);
  process.stderr.write(printFindings(found.findings, { form: 'pipe' }));
  await writeResult(json ? jsonOf(found) : printProposals(found), out);
  return found.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});
