import { createInterface } from 'node:readline/promises';
import type { Ask } from './effects.ts';
import { InitProblem } from './problem.ts';

/** Questions on a terminal; several answers may be pasted at once. Ctrl-C and Ctrl-D stop with InitProblem. */
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
    if (done) throw new InitProblem('stopped; nothing was changed');
    return value.trim() || (suggestion ?? '');
  };
  const say = (line: string) => void output.write(`${line}\n`);
  return Object.assign(ask, { say, close: () => reader.close() });
}
