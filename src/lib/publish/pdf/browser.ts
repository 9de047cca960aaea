import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * The browser inside the npm package, started likewise. It unpacks once, into a folder of its version. About once in
 * some hundred starts it falls over, whatever it is asked; then once more.
 */
export async function packagedBrowser(how?: Launch): Promise<Browser> {
  const entry = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(readFileSync(join(entry, '../package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `watchbill-chromium-${version}`);
  const { default: packaged, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const program = join(folder, 'chromium');
  if (!existsSync(program)) await unpack(() => packaged.executablePath(), folder, program);
  setupLambdaEnvironment(join(folder, 'al2023', 'lib'));
  process.env['FONTCONFIG_PATH'] = join(folder, fonts);
  const start = () => launch(program, how);
  return start().catch(start);
}

const fonts = 'fontconfig';

/**
 * Fills a folder as a whole: who finds it there may run what is in it. The package unpacks below $TMPDIR, and the
 * libraries that a bare machine is missing only where it takes itself to be in a certain cloud.
 */
async function unpack(into: () => Promise<string>, folder: string, program: string): Promise<void> {
  const own = mkdtempSync(`${folder}-`);
  const { TMPDIR: before } = process.env;
  Object.assign(process.env, { TMPDIR: own, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    await into();
  } finally {
    delete process.env['AWS_LAMBDA_JS_RUNTIME'];
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  fallbackFont(own, folder);
  try {
    renameSync(own, folder);
  } catch {
    // Another process was quicker, and its folder is as good; one that was swept in part is not.
    if (existsSync(program)) return rmSync(own, { recursive: true });
    rmSync(folder, { recursive: true });
    renameSync(own, folder);
  }
}

/** Points the browser at the one font that comes with it: its own settings look in folders that are not there. */
function fallbackFont(own: string, folder: string): void {
  mkdirSync(join(own, fonts));
  const settings = `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/${fonts}/cache</cachedir></fontconfig>`;
  writeFileSync(join(own, fonts, 'fonts.conf'), settings);
}
