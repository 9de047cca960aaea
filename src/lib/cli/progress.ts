/** Says what a long command is doing, one line a step; says nothing where nobody watches. */
export interface Progress {
  /** Runs one step and prints its name, time and, when `size` gives bytes, its size. */
  step<T>(name: string, work: () => T | Promise<T>, size?: (result: T) => number): Promise<T>;
}

/** `now` in milliseconds, only for differences. */
export function progressOn(
  stream: { isTTY?: boolean | undefined; write(text: string): unknown },
  now: () => number,
): Progress {
  return {
    async step(name, work, size) {
      const start = now();
      const result = await work();
      if (stream.isTTY) stream.write(`  ${stepLine(name, now() - start, size?.(result))}\n`);
      return result;
    },
  };
}

/** "check content        1.2 s   4.1 MB" */
export function stepLine(name: string, milliseconds: number, bytes?: number): string {
  const time =
    milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  return `${name.padEnd(28)}${time.padStart(8)}${bytes === undefined ? '' : sizeText(bytes).padStart(10)}`;
}

/** Bytes in decimal units, as file managers show them: 1234567 is "1.2 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [unit, divisor] = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${(bytes / Number(divisor)).toFixed(1)} ${unit}`;
}
