import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** A conversation in the Language Server Protocol, over the standard streams of a program. */
export interface LanguageServer {
  ask: <T>(method: string, params: object) => Promise<T>;
  tell: (method: string, params: object) => void;
  end: () => Promise<void>;
}

/** Starts the server that the Astro extension of VS Code starts, with the setting that reads front matter. */
export async function astroLanguageServer(root: string): Promise<LanguageServer> {
  // It comes with @astrojs/check, the same that lint runs.
  const ours = createRequire(import.meta.url);
  const program = createRequire(ours.resolve('@astrojs/check')).resolve(
    '@astrojs/language-server/bin/nodeServer.js',
  );
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const waiting = new Map<number, (message: Message) => void>();
  let last = 0;
  const send = (message: Message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  let bytes = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const [head, length] = /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/.exec(bytes.toString('latin1')) ?? [];
      if (head === undefined || bytes.length < head.length + Number(length)) return;
      const message = JSON.parse(
        bytes.toString('utf8', head.length, head.length + Number(length)),
      ) as Message;
      bytes = bytes.subarray(head.length + Number(length));
      if (message.method && message.id !== undefined)
        // What the server asks of an editor: its settings, mostly. This one has none.
        send({
          id: message.id,
          result: ((message.params as { items?: object[] } | undefined)?.items ?? []).map(() => null),
        });
      else if (message.id !== undefined) waiting.get(message.id)?.(message);
    }
  });
  const ask = <T>(method: string, params: object): Promise<T> => {
    const id = ++last;
    return new Promise((answered, failed) => {
      waiting.set(id, ({ result, error }) => (error ? failed(new Error(error.message)) : answered(result as T)));
      send({ id, method, params });
    });
  };
  const tell = (method: string, params: object) => send({ method, params });
  const folder = pathToFileURL(root).href;
  await ask('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'content' }],
    capabilities: { workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } }, textDocument: { diagnostic: {} } },
    initializationOptions: {
      contentIntellisense: true,
      typescript: { tsdk: resolve(dirname(ours.resolve('typescript/package.json')), 'lib') },
    },
  });
  tell('initialized', {});
  return {
    ask,
    tell,
    end: async () => {
      await ask('shutdown', {});
      tell('exit', {});
      await ended;
    },
  };
}
