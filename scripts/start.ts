import { checkContent } from '#lib/checks/check.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { paintFor } from '#lib/cli/paint.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { ruleRows } from '#lib/coverage/rule-rows.ts';
import { missingExports } from '#lib/exports/ready.ts';
import { refreshMetrics } from '#lib/metrics/refresh.ts';
import { buildFlags, buildPortal } from '#lib/publish/build.ts';
import { portNumber, serveBuilt, serveFlags } from '#lib/publish/serve-built.ts';

const { today, root } = sharedFlags;
const flags = { ...buildFlags, today, root, ...serveFlags };

await run({ name: 'start', summary: 'Checks, computes, builds and serves.', flags }, async ({ flags }) => {
  const { root = '.' } = flags;
  const contacts = process.env['WATCHBILL_CONTACTS'];
  const paint = paintFor(process.stderr.isTTY, process.env);
  const form = process.stderr.isTTY ? 'terminal' : 'pipe';
  const today = (pinned: string | undefined) => todayOf(flags.today, pinned, new Date());
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const refuse = (message: string, hint?: string) => new UsageError(message, hint);
  const port = portNumber(flags.port, refuse);
  const missing = missingExports(`${root}/content/exports`);
  if (missing) say(`metrics    not computed: ${missing}`);
  const built = await buildPortal(
    { ...flags, contacts, env: process.env },
    {
      ...{ say, refuse, now: () => performance.now() },
      check: () => checkContent({ root, contacts, today }),
      metrics: missing ? undefined : (content) => refreshMetrics(root, content, today, ruleRows(content)),
      print: (errors, sources) => process.stderr.write(printFindings(errors, { form, paint, sources })),
    },
  );
  await serveBuilt(built, port, say);
  return 0;
});
