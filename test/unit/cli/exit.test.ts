import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { errorText, exitCodeOf } from '#lib/cli/exit.ts';
import { UsageError, UserError } from '#lib/cli/usage.ts';

const command = { name: 'due', summary: 'Says what is due.', flags: {} };

async function outcome(argv: string[], main: () => Promise<0 | 1>) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (written[name] += text) });
  const code = await exitCodeOf(command, main, { argv, stdout: stream('stdout'), stderr: stream('stderr') });
  return { code, ...written };
}

describe('an exit code', () => {
  it('is what the command returns', async () => {
    expect((await outcome([], async () => 0)).code).toBe(0);
    expect((await outcome([], async () => 1)).code).toBe(1);
  });

  it('is 2 for wrong usage, and the command does not run', async () => {
    const { code, stderr } = await outcome(['--nonsense'], async () => expect.unreachable());
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: there is no flag --nonsense\n  hint: see --help\n',
    });
  });

  it('is 2 for usage the command itself refuses', async () => {
    const refuse = () => Promise.reject(new UsageError('no content file is at x'));
    expect((await outcome([], refuse)).code).toBe(2);
  });

  it('is 0 for --help, on standard output', async () => {
    const { code, stdout, stderr } = await outcome(['--help'], async () => expect.unreachable());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Says what is due.');
  });

  it('is 1 for an error', async () => {
    expect((await outcome([], () => Promise.reject(new UserError('the disk is full')))).code).toBe(1);
  });
});

describe('an error', () => {
  it('meant for a person shows no stack', () => {
    class ExportsError extends Error {}
    expect(errorText(new UserError('no folder content', 'run it in the repository'))).toBe(
      'error: no folder content\n  hint: run it in the repository\n',
    );
    expect(errorText(new ExportsError('the ledger does not add up'))).toBe(
      'error: the ledger does not add up\n',
    );
  });

  it('of the system shows no stack', async () => {
    const error = await readFile('/does/not/exist').catch((reason: unknown) => reason);
    expect(errorText(error)).toBe('error: there is no such file or folder: /does/not/exist\n');
  });

  it('that is a bug shows its stack', () => {
    expect(errorText(new TypeError('x is undefined'))).toMatch(
      /bug in Watchbill[\s\S]*TypeError: x is undefined\n\s+at /,
    );
  });

  it('cannot command the terminal', () => {
    expect(errorText(new UserError('a\u001b[2Jb'))).toBe('error: a\ufffd[2Jb\n');
  });
});
