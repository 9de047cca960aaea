/** One number, and what we aim at. */
export interface Row {
  case: string;
  /** What was measured, or what was divided by what. */
  what: string;
  value: number;
  /** CPU seconds, a ratio, decimal kilobytes or megabytes, milliseconds by the clock. */
  unit: 's' | '×' | 'kB' | 'MB' | 'ms';
  /** At most this much; absent for what is only reported. */
  goal?: number;
}

export interface Options {
  /** Also the sizes that take many minutes. */
  full: boolean;
  /** Says what is being done. */
  say: (line: string) => void;
}

/** One question the bench answers, with peers measured in the same run. */
export interface Case {
  name: string;
  about: string;
  run: (options: Options) => Promise<Row[]>;
}

/** The middle of some numbers: one slow run moves it little. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
