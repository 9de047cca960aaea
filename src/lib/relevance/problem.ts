/** What somebody asked for cannot be done; the hint says how it can. */
export class RelevanceProblem extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
