import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { findFile } from './find-file.ts';
import { headersFor, readHeaders, type HeaderRule } from './headers.ts';
import { contentType } from './mime.ts';

export interface ServeOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Take the next free port when this one is taken. */
  next?: boolean;
  /** Begins and ends with a slash. */
  base?: string;
}

/** A portal being served on this machine. */
export interface Served {
  url: string;
  close: () => Promise<void>;
}

/** Serves a built folder on 127.0.0.1, with the headers its `_headers` file names. Throws when the port is taken. */
export async function serve(
  folder: string,
  { port = 0, next = false, base = '/' }: ServeOptions = {},
): Promise<Served> {
  const real = realpathSync(folder);
  const rules = readHeaders(await readFile(join(real, '_headers'), 'utf8').catch(() => ''));
  const server = createServer((request, response) => {
    answer(request, response, { folder: real, base, rules }).catch(() => response.writeHead(500).end());
  });
  const taken = await listen(server, port, next ? port + 20 : port);
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Site {
  folder: string;
  base: string;
  rules: readonly HeaderRule[];
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, base, rules }: Site,
): Promise<void> {
  // A foreign page that points its own name at this machine must not read the portal.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ''))
    return refuse(response, 403, 'This server answers to 127.0.0.1 only.');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response.setHeader('Allow', 'GET, HEAD'), 405, 'Read only.');
  const target = request.url ?? '/';
  const found = await findFile(folder, base, target);
  if (found.kind === 'malformed') return refuse(response, 400, 'The address cannot be read.');
  if (found.kind === 'redirect') {
    response.writeHead(302, { Location: found.to }).end();
    return;
  }
  const path = found.kind === 'file' ? found.path : join(folder, '404.html');
  const body = await readFile(path).catch(() => Buffer.from('There is no such page.\n'));
  response.writeHead(found.kind === 'file' ? 200 : 404, {
    'Cache-Control': 'no-cache',
    ...headersFor(rules, new URL(target, 'http://localhost').pathname),
    'Content-Type': found.kind === 'file' ? contentType(path) : 'text/html; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}

/** Listens on the first free port from `port` to `last`, and returns it. */
function listen(server: Server, port: number, last: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port < last) resolve(listen(server, port + 1, last));
      else reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
    };
    server.once('error', failed).listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

class PortTaken extends Error {
  readonly hint = 'end what listens there, or name another with --port';
  constructor(port: number) {
    super(`port ${port} is taken`);
  }
}
