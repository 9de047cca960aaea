import { checkContent } from '#lib/checks/check.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { printFindings } from '#lib/cli/print-findings.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { publishProvider } from '#lib/publish/provider.ts';

const { today, root, out } = sharedFlags;
const audience = {
  type: 'text',
  value: 'ID',
  help: 'as portal.yaml names the provider; default: mssp',
} as const;
const flags = { audience, out, today, root };
const summary = 'Packs what the provider gets: its portal, the sheet of duties, the feedback file.';

await run({ name: 'provider', summary, flags }, async ({ flags }) => {
  const { root = '.', audience = 'mssp' } = flags;
  const contacts = process.env['WATCHBILL_CONTACTS'];
  const day = (pinned: string | undefined) => todayOf(flags.today, pinned, new Date());
  await publishProvider(
    { ...flags, root, audience, contacts, env: process.env },
    {
      say: (line) => process.stdout.write(`${line}\n`),
      now: () => performance.now(),
      check: () => checkContent({ root, contacts, today: day }),
      print: (errors, sources) => process.stderr.write(printFindings(errors, { form: 'pipe', sources })),
      refuse: (message, hint) => new UsageError(message, hint),
    },
  );
  return 0;
});
