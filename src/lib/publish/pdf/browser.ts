import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { PublishProblem } from '#lib/publish/problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  // A container's shared memory is small, and a page that fills it crashes.
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The first Chromium that writes into the margins of a page. */
const oldest = 131;

/**
 * A browser to print with: the one CHROMIUM_PATH names, else an installed Chrome, Chromium or Edge, else the one
 * that comes inside an npm package (Linux x64). Throws PublishProblem when there is none, or it is too old.
 */
export async function openBrowser(env: Environment): Promise<Browser> {
  const path = env['CHROMIUM_PATH'] ?? installed(env).find((candidate) => existsSync(candidate));
  const browser = await (path ? launch(path) : packagedBrowser()).catch((error: unknown) => {
    const why = String(error)
      .split('\n', 1)[0]
      ?.replace(/^.*?launch: /, '');
    throw new PublishProblem(
      path ? `${path} does not start: ${why}` : 'there is no browser to print with',
      'install Chrome or Chromium, or name one: CHROMIUM_PATH=/path/to/chrome npm run pdf',
    );
  });
  const version = browser.version();
  if (Number.parseInt(version, 10) >= oldest) return browser;
  await browser.close();
  throw new PublishProblem(
    `${path ?? 'the browser'} is version ${version}; printing needs ${oldest} or newer`,
    'update it, or name another: CHROMIUM_PATH=/path/to/chrome npm run pdf',
  );
}

/** How a browser is started otherwise than for printing. */
export interface Launch {
  /** More switches of Chromium. */
  switches?: readonly string[];
  /** Where the files lie that its processes share; else the system's folder for temporary ones. */
  scratch?: string | undefined;
}

/** Starts a browser without a window. */
export function launch(executablePath: string, { switches = [], scratch }: Launch = {}): Promise<Browser> {
  const env = { ...process.env, ...(scratch && { TMPDIR: scratch }) };
  return chromium.launch({ executablePath, args: [...quiet, ...switches], env });
}

function installed(env: Environment): string[] {
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
  ];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  const windows = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
  const programs = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`),
    ...windows.flatMap((name) => programs.flatMap((folder) => (folder ? [`${folder}\\${name}`] : []))),
  ];
}

/** The browser inside the npm package, started likewise. It unpacks once, into a folder of its version. */
export async function packagedBrowser(how?: Launch): Promise<Browser> {
  const entry = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(readFileSync(join(entry, '../package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `watchbill-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  // The package unpacks to $TMPDIR/chromium and takes any file of that name: a folder of its own keeps versions
  // apart. Without the second, the libraries of a bare machine are missing; both must be set before the import.
  const { TMPDIR: before } = process.env;
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  // A process started later would unpack it again, inside.
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  process.env['FONTCONFIG_PATH'] = fallbackFont(folder);
  return launch(executablePath, how);
}

/** Points the browser at the one font that comes with it: its own settings look in folders that are not there. */
function fallbackFont(folder: string): string {
  const path = join(folder, 'fontconfig');
  mkdirSync(path, { recursive: true });
  const settings = `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${path}/cache</cachedir></fontconfig>`;
  writeFileSync(join(path, 'fonts.conf'), settings);
  return path;
}
