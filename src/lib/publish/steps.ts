/** What a long command did, one line a step. */
export interface Steps {
  /** Runs `work` and says its name, what came of it and how long it took. A failure says nothing. */
  step: <T>(name: string, work: () => T | Promise<T>, what: (result: T) => string) => Promise<T>;
  /** A line without a time. */
  note: (name: string, what: string) => void;
}

/** `now` in milliseconds, used for differences only. */
export function stepsTo(say: (line: string) => void, now: () => number): Steps {
  return {
    async step(name, work, what) {
      const start = now();
      const result = await work();
      const seconds = `${((now() - start) / 1000).toFixed(1)} s`;
      say(`${name.padEnd(11)}${what(result).padEnd(30)}${seconds.padStart(7)}`);
      return result;
    },
    note: (name, what) => say(name.padEnd(11) + what),
  };
}

/** "43 pages", "1 page". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Bytes in decimal units, as file managers show them: "340 kB", "1.2 MB". */
export function sizeInWords(bytes: number): string {
  return bytes < 999_500 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
