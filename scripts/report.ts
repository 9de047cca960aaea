import { checkContent } from '#lib/checks/check.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError, UserError } from '#lib/cli/usage.ts';
import { readNumbers } from '#lib/publish/numbers.ts';
import { report, reportFlags, ReportProblem } from '#lib/reports/report.ts';

const flags = { ...reportFlags, today: sharedFlags.today, root: sharedFlags.root };
const words = { name: 'PERIOD', help: 'a month 2026-09, a quarter 2026-Q3, a year 2026', least: 1, most: 1 };
const summary = 'Freezes the numbers of a period and drafts its report.';

await run({ name: 'report', summary, words, flags }, async ({ flags, words: [period = ''] }) => {
  const { root = '.' } = flags;
  const start = new Date();
  let today = todayOf(flags.today, undefined, start);
  const read = await checkContent({ root, today: (pinned) => (today = todayOf(flags.today, pinned, start)) });
  // A snapshot that does not hold is what --refreeze is for.
  const errors = read.findings.filter(({ severity, rule }) => severity === 'error' && rule !== 'snapshot');
  process.stderr.write(printFindings(errors, { form: 'pipe' }));
  if (!read.content || errors.length > 0) return 1;
  try {
    const lines = report({
      ...flags,
      period,
      root,
      today,
      content: read.content,
      metrics: await readNumbers(root),
    });
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ReportProblem)) throw error;
    throw error.usage ? new UsageError(error.message, error.hint) : new UserError(error.message, error.hint);
  }
});
