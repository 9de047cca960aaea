import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PublishProblem } from './problem.ts';
import { fillElsewhere } from './swap.ts';

/** What a build is asked for; src/loaders/inputs.ts reads the same from the environment. */
export interface AstroInputs {
  /** Folder that holds content/. */
  root: string;
  audience: string;
  /** YYYY-MM-DD; undefined leaves it to portal.yaml and then the UTC date. */
  today: string | undefined;
  /** Contacts file, from `root`. */
  contacts: string | undefined;
  /** The environment to add to. */
  env: Readonly<Record<string, string | undefined>>;
}

const program = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
/** Where astro.config.mjs lies. */
export const project = join(import.meta.dirname, '../../..');

/**
 * Builds the pages into `out`, which is made. Throws PublishProblem with what Astro said, without its stack.
 * Astro runs what it bundled from the folder it writes to, or, where that is outside the project, from one that all
 * builds share: each writes into a folder of its own in the project first.
 */
export async function astroBuild(inputs: AstroInputs, out: string): Promise<void> {
  await fillElsewhere(join(project, '.astro/pages'), out, (own) => runAstro(inputs, own));
}

async function runAstro(inputs: AstroInputs, out: string): Promise<void> {
  const env = { ...environment(inputs), WATCHBILL_OUT: out, NODE_ENV: 'production', NO_COLOR: '1' };
  // Most of what a page is made of is thrown away at once: room for it saves collecting it.
  const child = spawn(process.execPath, ['--max-semi-space-size=64', program, 'build'], {
    cwd: project,
    env,
    stdio: 'pipe',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await ended(child);
  if (code !== 0) throw new PublishProblem(`the pages could not be built\n${withoutStack(said)}`);
}

/** Runs Astro's dev server in the foreground until it ends; returns its exit code, 0 after Ctrl-C. */
export async function astroDev(inputs: AstroInputs, port: number | undefined): Promise<number> {
  const args = [program, 'dev', ...(port === undefined ? [] : ['--port', String(port)])];
  // The terminal sends Ctrl-C to both: the child ends by it, and this process after the child.
  const stay = () => undefined;
  process.on('SIGINT', stay);
  const child = spawn(process.execPath, args, { cwd: project, env: environment(inputs), stdio: 'inherit' });
  try {
    return await ended(child);
  } finally {
    process.off('SIGINT', stay);
  }
}

function environment({
  root,
  audience,
  today,
  contacts,
  env,
}: AstroInputs): Record<string, string | undefined> {
  return {
    ...env,
    ASTRO_TELEMETRY_DISABLED: '1',
    WATCHBILL_ROOT: resolve(root),
    WATCHBILL_AUDIENCE: audience,
    WATCHBILL_TODAY: today,
    WATCHBILL_CONTACTS: contacts && resolve(root, contacts),
  };
}

function ended(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal === 'SIGINT' ? 0 : (code ?? 1)));
  });
}

/** What Astro said from its first error on, else its last lines: no stack, no place in our own code. */
export function withoutStack(said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .filter((line) => line.trim() && !/^\s+at |^\s*(Stack trace|Location):|^\s+\/\S+:\d+:\d+$/.test(line));
  const first = lines.findIndex((line) => /error\]?\b|unable to/i.test(line));
  return (first < 0 ? lines.slice(-12) : lines.slice(first, first + 40)).join('\n');
}
