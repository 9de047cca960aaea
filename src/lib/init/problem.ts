/** Why nothing was taken over, in words, with what helps. */
export class InitProblem extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
