/** Why nothing was written, in words, with what helps. `usage`: the command line itself is wrong. */
export class NewProblem extends Error {
  readonly hint: string | undefined;
  readonly usage: boolean;
  constructor(message: string, hint?: string, usage = false) {
    super(message);
    this.hint = hint;
    this.usage = usage;
  }
}

/** A command line that says something wrong or too little. */
export function wrongUsage(message: string, hint?: string): NewProblem {
  return new NewProblem(message, hint, true);
}
