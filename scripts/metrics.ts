import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { ExportsError } from '#lib/exports/ledger.ts';
import { deliver, metricsText } from '#lib/metrics/deliver.ts';
import { readPortal } from '#lib/metrics/portal.ts';
import { runMetrics } from '#lib/metrics/run.ts';
import { metricsFlags, settingsOf, SettingsProblem } from '#lib/metrics/settings.ts';
import { summary } from '#lib/metrics/summary.ts';

const flags = { ...sharedFlags, ...metricsFlags };

await run({ name: 'metrics', summary: 'Computes the metrics of the exports.', flags }, async ({ flags }) => {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const start = new Date();
  try {
    const portal = readPortal(flags.root ?? '.');
    const settings = settingsOf(flags, portal, flags.root ?? '.');
    const today = todayOf(flags.today, portal?.today, start);
    const done = await runMetrics({ ...settings, today, onProgress: say });
    const said = [
      summary(done.file),
      ...deliver(done, settings),
      `${(Date.now() - start.getTime()) / 1000} s`,
    ];
    process.stderr.write(printFindings(done.read.findings, { form: 'pipe' }));
    if (flags.json) say(said.join('\n'));
    process.stdout.write(flags.json ? metricsText(done.file) : `${said.join('\n')}\n`);
    return 0;
  } catch (error) {
    if (error instanceof SettingsProblem) throw new UsageError(error.message, error.hint);
    if (!(error instanceof ExportsError)) throw error;
    process.stderr.write(printFindings(error.findings, { form: 'pipe' }));
    return 1;
  }
});
