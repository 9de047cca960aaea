import { readArguments, type Arguments } from './arguments.ts';
import { helpText, type Command, type Flag } from './command.ts';
import { printable } from './printable.ts';
import { UsageError } from './usage.ts';

/** The parts of a process a command touches, so that a test can hand in its own. */
export interface Streams {
  argv: readonly string[];
  stdout: { isTTY?: boolean | undefined; write(text: string): unknown };
  stderr: { isTTY?: boolean | undefined; write(text: string): unknown };
}

/**
 * Reads the command line, runs `main` with it and returns the exit code: what `main` returns (0 all well,
 * 1 findings), 2 for wrong usage, 1 for an error. Only a bug prints a stack.
 */
export async function exitCodeOf<F extends Record<string, Flag>>(
  command: Command<F>,
  main: (given: Arguments<F>) => Promise<0 | 1>,
  { argv, stdout, stderr }: Streams,
): Promise<0 | 1 | 2> {
  try {
    const given = readArguments(command, argv);
    if (!given.help) return await main(given);
    stdout.write(helpText(command));
    return 0;
  } catch (error) {
    stderr.write(errorText(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

/** Runs a command as this process. A reader that went away (`check | head`) is no error. */
export async function run<F extends Record<string, Flag>>(
  command: Command<F>,
  main: (given: Arguments<F>) => Promise<0 | 1>,
): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const { stdout, stderr } = process;
  process.exitCode = await exitCodeOf(command, main, { argv: process.argv.slice(2), stdout, stderr });
}

const systemWords: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this may not be read or written',
  EISDIR: 'this is a folder, not a file',
  ENOTDIR: 'this is a file, not a folder',
  ENOSPC: 'the disk is full',
};
const bugs: readonly unknown[] = [Error, TypeError, RangeError, ReferenceError, SyntaxError, AggregateError];

/** An error class of our own and an error of the system are messages for people; everything else is a bug. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `error: ${printable(String(error))}\n`;
  const { syscall, code, path } = error as NodeJS.ErrnoException;
  if (syscall)
    return `error: ${printable(systemWords[code ?? ''] ?? error.message)}${path ? `: ${printable(path)}` : ''}\n`;
  if (bugs.includes(error.constructor))
    return `This is a bug in Watchbill, not in your content. Please report it with these lines:\n${error.stack}\n`;
  const hint = 'hint' in error && typeof error.hint === 'string' ? [`  hint: ${printable(error.hint)}`] : [];
  const message = error.message.split('\n').map(printable).join('\n');
  return [`error: ${message}`, ...hint, ''].join('\n');
}
