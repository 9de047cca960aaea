import { checkContent } from '#lib/checks/check.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { paintFor } from '#lib/cli/paint.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { buildAudiences, buildFlags, buildPortal, inputsOf } from '#lib/publish/build.ts';

const { today, root } = sharedFlags;
const all = { type: 'flag', help: 'build every audience of portal.yaml' } as const;
const flags = { ...buildFlags, 'all-audiences': all, today, root };

await run({ name: 'build', summary: 'Checks content/ and builds the portal.', flags }, async ({ flags }) => {
  const { root = '.' } = flags;
  const contacts = process.env['WATCHBILL_CONTACTS'];
  const terminal = process.stderr.isTTY;
  const shown = { form: terminal ? 'terminal' : 'pipe', paint: paintFor(terminal, process.env) } as const;
  const today = (pinned: string | undefined) => todayOf(flags.today, pinned, new Date());
  const build = flags['all-audiences'] ? buildAudiences : buildPortal;
  const request = { ...flags, contacts, env: process.env };
  await build(request, {
    inputs: inputsOf(request, () => todayOf(flags.today, undefined, new Date())),
    say: (line) => process.stdout.write(`${line}\n`),
    now: () => performance.now(),
    check: () => checkContent({ root, contacts, today }),
    print: (errors, sources) => process.stderr.write(printFindings(errors, { ...shown, sources })),
    refuse: (message, hint) => new UsageError(message, hint),
  });
  return 0;
});
