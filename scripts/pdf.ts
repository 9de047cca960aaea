import { checkContent } from '#lib/checks/check.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { pdfFlags, writePdfs } from '#lib/publish/pdf/write.ts';

const flags = { ...pdfFlags, root: sharedFlags.root };
const words = {
  name: '[PAGE…]',
  help: 'addresses of pages, for example respond/plan/; default: what is usually printed',
};
const summary = 'Prints pages of the built portal into PDF files, on A4 and on Letter.';

await run({ name: 'pdf', summary, words, flags }, async ({ flags, words }) => {
  const { root = '.' } = flags;
  const contacts = process.env['WATCHBILL_CONTACTS'];
  const today = (pinned: string | undefined) => todayOf(undefined, pinned, new Date());
  await writePdfs(
    { ...flags, pages: words, env: process.env },
    {
      say: (line) => process.stdout.write(`${line}\n`),
      now: () => performance.now(),
      check: () => checkContent({ root, contacts, today }),
      refuse: (message, hint) => new UsageError(message, hint),
    },
  );
  return 0;
});
