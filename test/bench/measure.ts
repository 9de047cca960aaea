import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** What one run of a command cost. */
export interface Cost {
  /** User and system time of the process and all it started, in seconds. */
  cpu: number;
  /** Largest resident memory of any one process, in bytes. */
  memory: number;
}

export interface Command {
  file: string;
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
}

/** A command of the bench that failed, with what it printed last. */
export class CommandFailed extends Error {}

const everyMs = 10;
/** The kernel counts a hundred ticks a second on every Linux. */
const ticks = 100;

/** Whether this machine can measure: the times of a tree are in /proc. */
export const canMeasure = existsSync('/proc/self/task');

/**
 * Runs a command and adds up the times of its whole tree. Each process is read every 10 ms, so at most its last
 * 10 ms are missed; asking the parents would miss more, because Pagefind's process is killed and never waited
 * for. Throws CommandFailed when it does not end with 0.
 */
export async function measure({ file, args, cwd, env }: Command): Promise<Cost> {
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  const seen = new Map<number, Cost>();
  const timer = setInterval(() => {
    for (const pid of [...seen.keys(), child.pid ?? 0]) look(pid, seen);
  }, everyMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  }).finally(() => clearInterval(timer));
  if (code !== 0) throw new CommandFailed(`${[file, ...args].join(' ')} ended with ${code}\n${said}`);
  const costs = [...seen.values()];
  return {
    cpu: costs.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: Math.max(...costs.map(({ memory }) => memory)),
  };
}

/** Reads a process and those it started into `seen`. One that has ended keeps what was last read. */
function look(pid: number, seen: Map<number, Cost>): void {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold blanks. After it: state, then 10 more fields, then user and system ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    seen.set(pid, {
      cpu: (Number(fields[11]) + Number(fields[12])) / ticks,
      memory: Math.max(Number(peak?.[1] ?? 0) * 1024, seen.get(pid)?.memory ?? 0),
    });
    for (const task of readdirSync(`/proc/${pid}/task`))
      for (const started of readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '))
        if (started !== '' && !seen.has(Number(started))) look(Number(started), seen);
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
}
