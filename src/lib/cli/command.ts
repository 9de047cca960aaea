/** One flag of a command. `date` takes a calendar date, `text` anything; `flag` takes nothing. */
export interface Flag {
  type: 'flag' | 'text' | 'date';
  help: string;
  /** What stands for the value in --help; default DATE or TEXT. */
  value?: string;
}

/** A command as data: what it is called, what it takes, what each part is for. */
export interface Command<F extends Record<string, Flag> = Record<string, Flag>> {
  /** As typed after `npm run`. */
  name: string;
  summary: string;
  /** Absent: the command takes no paths or words. */
  words?: { name: string; help: string; least?: number; most?: number };
  flags: F;
}

/** What each flag of a command was given. */
export type FlagValues<F extends Record<string, Flag>> = {
  [K in keyof F]: F[K]['type'] extends 'flag' ? boolean : string | undefined;
};

/** Flags that mean the same in every command that has them. */
export const sharedFlags = {
  json: { type: 'flag', help: 'print JSON for programs' },
  out: { type: 'text', value: 'FILE', help: 'write the result to FILE instead' },
  today: { type: 'date', help: 'judge as of this day; default: portal.yaml, else the UTC date' },
  root: { type: 'text', value: 'DIR', help: 'folder that holds content/; default: this one' },
} as const satisfies Record<string, Flag>;

/** The text of `--help`. */
export function helpText(command: Command): string {
  const help: Flag = { type: 'flag', help: 'print this' };
  const rows = Object.entries({ ...command.flags, help }).map(([name, flag]): [string, string] => [
    `--${name}${flag.type === 'flag' ? '' : ` ${valueName(flag)}`}`,
    flag.help,
  ]);
  if (command.words) rows.unshift([command.words.name, command.words.help]);
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return [
    `npm run ${command.name} -- [flags]${command.words ? ` ${command.words.name}` : ''}`,
    '',
    command.summary,
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`),
    '',
    'Exit code: 0 all well, 1 something to fix, 2 wrong usage.',
    '',
  ].join('\n');
}

function valueName(flag: Flag): string {
  return flag.value ?? (flag.type === 'date' ? 'DATE' : 'TEXT');
}
