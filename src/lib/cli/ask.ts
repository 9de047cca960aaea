import { createInterface } from 'node:readline/promises';
import { UserError } from './usage.ts';

/** Asks a person one question. Enter takes `suggestion`. */
export interface Ask {
  (question: string, suggestion?: string): Promise<string>;
  /** Prints a line between two questions. */
  say: (line: string) => void;
}

/** Questions on a terminal; several answers may be pasted at once. Ctrl-C and Ctrl-D stop with UserError. */
export function askOn(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Ask & { close: () => void } {
  const reader = createInterface({ input, output });
  const lines = reader[Symbol.asyncIterator]();
  const ask = async (question: string, suggestion?: string) => {
    reader.setPrompt(suggestion === undefined ? `${question}: ` : `${question} [${suggestion}]: `);
    reader.prompt();
    const { value, done } = await lines.next();
    if (done) throw new UserError('stopped; nothing was changed');
    return value.trim() || (suggestion ?? '');
  };
  const say = (line: string) => void output.write(`${line}\n`);
  return Object.assign(ask, { say, close: () => reader.close() });
}
