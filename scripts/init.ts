import { checkContent } from '#lib/checks/check.ts';
import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { todayOf } from '#lib/cli/today.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { askOn } from '#lib/cli/ask.ts';
import { gitState, originPage } from '#lib/init/git.ts';
import { initFlags, initPortal } from '#lib/init/init.ts';

const flags = { ...initFlags, root: sharedFlags.root };

await run({ name: 'init', summary: 'Makes this clone your own portal.', flags }, async ({ flags }) => {
  const { root = '.' } = flags;
  const today = todayOf(flags.today, undefined, new Date());
  const ask = process.stdin.isTTY && !flags.yes ? askOn(process.stdin, process.stdout) : undefined;
  const effects = {
    ...{ ask, today, git: await gitState(root), origin: await originPage(root) },
    say: (line: string) => process.stdout.write(`${line}\n`),
    check: () => checkContent({ root, today: (pinned) => pinned ?? today }),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    refuse: (message: string, hint?: string) => new UsageError(message, hint),
  };
  return initPortal({ ...flags, root }, effects).finally(() => ask?.close());
});
