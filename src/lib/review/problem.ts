/** The repository cannot be compared as asked; the hint says how it can. */
export class ReviewProblem extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
