import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
  url: string;
  stop: () => Promise<void>;
}

export interface Setting {
  /** Folder to serve. */
  root: string;
  /** With the sign-in of the recipe, for this name and password. */
  signIn?: { name: string; password: string };
  /** The base written before every address, as the head of the recipe says. */
  base?: string;
}

/** A web server we have a recipe for. */
export type ServerName = 'nginx' | 'caddy';

/** Where the server's program is; undefined when it is not installed. */
export function programOf(name: ServerName): string | undefined {
  const path = `${process.env['PATH']}:/usr/sbin:/usr/local/sbin`;
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { env: { PATH: path }, encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** Runs our recipe on the real server, at a free port of this machine. Only the lines marked `<-` differ. */
export async function runRecipe(name: ServerName, setting: Setting): Promise<Running> {
  const prefix = mkdtempSync(join(tmpdir(), `watchbill-${name}-`));
  const port = await freePort();
  const args = name === 'nginx' ? nginx(prefix, port, setting) : caddy(prefix, port, setting);
  const child = spawn(programOf(name) ?? name, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { HOME: prefix },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(prefix, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) break;
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`${name} does not start: ${said}`);
}

function nginx(prefix: string, port: number, { root, signIn, base = '/' }: Setting): string[] {
  const names = join(prefix, 'names');
  if (signIn) writeFileSync(names, `${signIn.name}:{PLAIN}${signIn.password}\n`);
  const recipe = readFileSync('hosting/nginx.conf', 'utf8')
    .replace(/listen .*# <-/, `listen 127.0.0.1:${port};`)
    .replace(/server_name .*# <-/, 'server_name _;')
    .replaceAll(/^ *ssl_.*# <-\n/gm, '')
    .replace(/root .*# <-.*/, `root ${root};`)
    .replace('# auth_basic "', signIn ? 'auth_basic "' : '# "')
    .replace(/# auth_basic_user_file .*/, signIn ? `auth_basic_user_file ${names};` : '#')
    .replaceAll(/(~\^|\s)\/(?=_astro|pagefind|fonts|sw|offline|portal|404|_headers)/g, `$1${base}`);
  writeFileSync(join(prefix, 'recipe.conf'), recipe);
  for (const folder of ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(prefix, folder));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((folder) => `${folder}_temp_path ${prefix}/${folder};`)
    .join(' ');
  const main = join(prefix, 'nginx.conf');
  writeFileSync(
    main,
    `daemon off; master_process off; pid ${prefix}/pid; error_log stderr; events {}
http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; ${temporary}
include ${prefix}/recipe.conf; }\n`,
  );
  return ['-p', prefix, '-c', main, '-e', 'stderr'];
}

function caddy(prefix: string, port: number, { root, signIn, base = '/' }: Setting): string[] {
  const hash =
    signIn &&
    execFileSync(programOf('caddy') ?? 'caddy', ['hash-password', '--plaintext', signIn.password], {
      encoding: 'utf8',
    }).trim();
  const recipe = readFileSync('hosting/Caddyfile', 'utf8')
    .replace(/^portal\.example \{/m, `http://127.0.0.1:${port} {`)
    .replace(/\* \/srv.*/, `* ${root}`)
    .replace(
      /# basic_auth \{\n\t# \tNAME HASH\n\t# \}/,
      hash ? `basicauth {\n${signIn?.name} ${hash}\n}` : '',
    )
    .replaceAll(/(\s)\/(?=_astro|pagefind|fonts|sw|offline|portal|404|_headers)/g, `$1${base}`);
  const main = join(prefix, 'Caddyfile');
  writeFileSync(main, `{\nadmin off\n}\n${recipe}`);
  return ['run', '--config', main, '--adapter', 'caddyfile'];
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
