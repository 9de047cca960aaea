/** Why nothing was published, in words, with what helps. */
export class PublishProblem extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** The request itself cannot be met: an unknown audience, a folder that is not ours to replace. */
export class RequestProblem extends PublishProblem {}
