import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { printable } from '#lib/cli/printable.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { readContent } from '#lib/content/read.ts';
import { ruleRows } from '#lib/coverage/rule-rows.ts';
import { detectFile } from '#lib/metrics/detect-file.ts';
import { ExportsError } from '#lib/exports/ledger.ts';
import { deliver } from '#lib/metrics/deliver.ts';
import { readPortal } from '#lib/metrics/portal.ts';
import { runMetrics } from '#lib/metrics/run.ts';
import { metricsFlags, settingsOf, SettingsProblem } from '#lib/metrics/settings.ts';

const flags = { ...sharedFlags, ...metricsFlags };
await run({ name: 'metrics', summary: 'Computes the metrics of the exports.', flags }, async ({ flags }) => {
  const start = new Date();
  try {
    const { root = '.' } = flags;
    const say = (line: string) => process.stdout.write(`${printable(line)}\n`);
    if (flags.detect !== undefined) return await detectFile(flags.detect, root, flags.json, say);
    const portal = readPortal(root);
    const settings = settingsOf(flags, portal, root, process.env['WATCHBILL_CACHE']);
    const today = todayOf(flags.today, portal.today, start);
    const rules = ruleRows((await readContent({ root, highlight: false })).content);
    const onProgress = (line: string) => process.stderr.write(`${line}\n`);
    const done = await runMetrics({ ...settings, today, rules, onProgress });
    process.stderr.write(printFindings(done.read.findings, { form: 'pipe' }));
    const { report, result } = deliver(done, settings, Date.now() - start.getTime());
    (flags.json ? process.stderr : process.stdout).write(report);
    if (flags.json) process.stdout.write(result);
    return 0;
  } catch (error) {
    if (error instanceof SettingsProblem) throw new UsageError(error.message, error.hint);
    if (!(error instanceof ExportsError)) throw error;
    process.stderr.write(printFindings(error.findings, { form: 'pipe' }));
    return 1;
  }
});
