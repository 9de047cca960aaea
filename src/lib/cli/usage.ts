/** A message for a person: printed as it stands, without a stack. Exit code 1. */
export class UserError extends Error {
  /** The edit or command that helps. */
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** The command line itself is wrong. Exit code 2. */
export class UsageError extends UserError {}
