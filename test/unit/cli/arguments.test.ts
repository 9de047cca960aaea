import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments } from '#lib/cli/arguments.ts';
import { helpText, sharedFlags, type Command } from '#lib/cli/command.ts';
import { UsageError } from '#lib/cli/usage.ts';

const strict = { type: 'flag', help: 'be strict' } as const;
const command = {
  name: 'check',
  summary: 'Checks.',
  words: { name: '[PATH…]', help: 'paths' },
  flags: { strict, ...sharedFlags },
};

function refusal(argv: string[], of: Command = command): string {
  try {
    readArguments(of, argv);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} / ${error.hint}`;
    throw error;
  }
  return 'accepted';
}

describe('a command line', () => {
  it('has every flag off and no words when empty', () => {
    const { help, flags, words } = readArguments(command, []);
    expect({ help, words }).toEqual({ help: false, words: [] });
    expect(flags).toEqual({
      strict: false,
      json: false,
      out: undefined,
      today: undefined,
      root: undefined,
      help: false,
    });
  });

  it('takes flags and words in any order, values after a space or an equals sign', () => {
    const { flags, words } = readArguments(command, [
      'a',
      '--out',
      'f.txt',
      '--strict',
      '--today=2026-11-24',
      'b',
    ]);
    expect(flags).toMatchObject({ out: 'f.txt', strict: true, today: '2026-11-24' });
    expect(words).toEqual(['a', 'b']);
  });

  it('takes everything after -- as words', () => {
    expect(readArguments(command, ['--', '--strict']).words).toEqual(['--strict']);
  });

  it('judges nothing else once help is asked for', () => {
    expect(readArguments({ ...command, words: { name: 'X', help: '', least: 1 } }, ['--help']).help).toBe(
      true,
    );
  });

  it.each([
    [['--stict'], 'there is no flag --stict / did you mean --strict?'],
    [['--completely-else'], 'there is no flag --completely-else / see --help'],
    [['-x'], 'there is no flag -x / see --help'],
    [['--__proto__'], 'there is no flag --__proto__ / see --help'],
    [['--constructor'], 'there is no flag --constructor / see --help'],
    [['--strict=no'], '--strict takes no value / write --strict alone'],
    [['--out'], '--out needs a value / for example --out FILE'],
    [['--out='], '--out needs a value / for example --out FILE'],
    [['--out', '--strict'], '--out needs a value / for example --out FILE'],
    [
      ['--today', '2026-02-30'],
      '--today "2026-02-30" is not a date: Feb 2026 has 28 days / for example --today 2026-11-24',
    ],
    [
      ['--today', 'tomorrow'],
      '--today "tomorrow" is not a date: write it as year-month-day / for example --today 2026-11-24',
    ],
  ])('refuses %j with the edit that helps', (argv, message) => {
    expect(refusal(argv)).toBe(message);
  });

  it('counts words where a command limits them', () => {
    const none = { name: 'due', summary: '', flags: {} };
    const one = { ...none, words: { name: 'RULE', help: '', least: 1, most: 1 } };
    expect(refusal(['x'], none)).toBe('"x" is one word too many / due takes flags only; see --help');
    expect(refusal([], one)).toBe('RULE is missing / see --help');
    expect(refusal(['x', 'y'], one)).toBe('"y" is one word too many / put texts with spaces in quotes');
  });

  it('either reads any command line or refuses it as wrong usage', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('--out', '--strict', '--', '-', '--no-strict'))),
        (argv) => {
          expect(typeof refusal(argv)).toBe('string');
        },
      ),
    );
  });
});

describe('help', () => {
  it('names every flag with its value and what it does', () => {
    const text = helpText(command);
    expect(text).toContain('npm run check -- [flags] [PATH…]\n');
    expect(text).toMatch(/^ {2}--today DATE +judge as of this day/m);
    expect(text).toMatch(/^ {2}--strict +be strict$/m);
  });
});
