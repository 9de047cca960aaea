/** Colour as a choice: the same calls, with escape codes or without. */
export interface Paint {
  red(text: string): string;
  yellow(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

const code = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;
const same = (text: string) => text;

export const plain: Paint = { red: same, yellow: same, bold: same, dim: same };
export const coloured: Paint = {
  red: code(31, 39),
  yellow: code(33, 39),
  bold: code(1, 22),
  dim: code(2, 22),
};

/** Colour on a terminal, unless NO_COLOR is set to anything or TERM is dumb. */
export function paintFor(terminal: boolean, env: Record<string, string | undefined>): Paint {
  return terminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? coloured : plain;
}
