import type { Built } from './build.ts';
import { serve } from './serve.ts';

/** The flag of serving. */
export const serveFlags = {
  port: { type: 'text', value: 'N', help: 'serve on this port; default: 4321, or the next free one' },
} as const;

/** Serves what was built until Ctrl-C. `port` as `portNumber` read it; says the address. */
export async function serveBuilt(
  { folder, base }: Built,
  port: number | undefined,
  say: (line: string) => void,
): Promise<void> {
  const { url, close } = await serve(folder, { base, port: port ?? 4321, next: port === undefined });
  say(`\n${url}\nCtrl-C ends it.`);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  await close();
}

/** A port as typed. Throws what `refuse` makes of anything that is no port. */
export function portNumber(
  text: string | undefined,
  refuse: (message: string, hint?: string) => Error,
): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw refuse(`--port "${text}" is not a port`, 'for example --port 8080');
}
