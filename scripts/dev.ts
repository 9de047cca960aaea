import { sharedFlags } from '#lib/cli/command.ts';
import { run } from '#lib/cli/exit.ts';
import { UsageError } from '#lib/cli/usage.ts';
import { astroDev } from '#lib/publish/astro.ts';
import { buildFlags } from '#lib/publish/build.ts';
import { portNumber, serveFlags } from '#lib/publish/serve-built.ts';

const { today, root } = sharedFlags;
const flags = { audience: buildFlags.audience, today, root, ...serveFlags };

await run(
  {
    name: 'dev',
    summary: 'Serves the portal while you edit, and shows in the page what check finds.',
    flags,
  },
  async ({ flags }) => {
    const { root = '.', audience = 'responder', today } = flags;
    const port = portNumber(flags.port, (message, hint) => new UsageError(message, hint));
    const contacts = process.env['WATCHBILL_CONTACTS'];
    // As a production or a test Astro would tell an open page nothing.
    const env = { ...process.env, NODE_ENV: 'development' };
    const code = await astroDev({ root, audience, today, contacts, env }, port);
    return code === 0 ? 0 : 1;
  },
);
