import { parseArgs } from 'node:util';
import { dateProblem } from '#lib/model/date.ts';
import { nearest } from '#lib/model/nearest.ts';
import type { Command, Flag, FlagValues } from './command.ts';
import { UsageError } from './usage.ts';

/** A command line as read. `help`: --help was asked for; nothing else of it was judged. */
export interface Arguments<F extends Record<string, Flag>> {
  help: boolean;
  flags: FlagValues<F>;
  words: string[];
}

/**
 * Reads `argv` (without node and script) along the command's definition.
 * Throws UsageError on an unknown flag, a missing or surplus value, a wrong date or the wrong number of words.
 */
export function readArguments<F extends Record<string, Flag>>(
  command: Command<F>,
  argv: readonly string[],
): Arguments<F> {
  const known: Record<string, Flag> = { ...command.flags, help: { type: 'flag', help: '' } };
  const { tokens } = parseArgs({ args: [...argv], options: optionsOf(known), strict: false, tokens: true });
  const values: Record<string, string | boolean | undefined> = {};
  const words: string[] = [];
  for (const [name, flag] of Object.entries(known)) values[name] = flag.type === 'flag' ? false : undefined;
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!flag) throw unknownFlag(token.rawName, Object.keys(known));
    values[token.name] = valueOf(token.rawName, flag, token.value, token.inlineValue ?? false);
  }
  const help = values['help'] === true;
  if (!help) countWords(command, words);
  return { help, flags: values as FlagValues<F>, words };
}

function optionsOf(known: Record<string, Flag>): Record<string, { type: 'boolean' | 'string' }> {
  return Object.fromEntries(
    Object.entries(known).map(([name, { type }]) => [name, { type: type === 'flag' ? 'boolean' : 'string' }]),
  );
}

function valueOf(name: string, flag: Flag, value: string | undefined, inline: boolean): string | boolean {
  if (flag.type === 'flag') {
    if (value !== undefined) throw new UsageError(`${name} takes no value`, `write ${name} alone`);
    return true;
  }
  // A value that looks like a flag is a forgotten value, unless it was written with an equals sign.
  if (value === undefined || value === '' || (!inline && value.startsWith('-')))
    throw new UsageError(
      `${name} needs a value`,
      `for example ${name} ${flag.type === 'date' ? '2026-11-24' : (flag.value ?? 'TEXT')}`,
    );
  const problem = flag.type === 'date' ? dateProblem(value) : undefined;
  if (problem)
    throw new UsageError(`${name} "${value}" is not a date: ${problem}`, `for example ${name} 2026-11-24`);
  return value;
}

function unknownFlag(name: string, known: string[]): UsageError {
  const close = nearest(name.replace(/^-+/, ''), known);
  return new UsageError(`there is no flag ${name}`, close ? `did you mean --${close}?` : 'see --help');
}

function countWords(command: Command, words: string[]): void {
  const { least = 0, most = command.words ? Infinity : 0, name = '' } = command.words ?? {};
  if (words.length < least) throw new UsageError(`${name} is missing`, 'see --help');
  if (words.length > most)
    throw new UsageError(
      `"${words[most]}" is one word too many`,
      most === 0 ? `${command.name} takes flags only; see --help` : 'put texts with spaces in quotes',
    );
}
