import type { Finding } from './finding.ts';

/** What a rule says of itself. `explain`, the handbook and the tests all read this one record. */
export interface RuleText {
  /** Words, printed in brackets after each finding. */
  id: string;
  /** The command whose findings they are; without it, `check`. */
  command?: 'check' | 'metrics';
  /** What its findings are unless one says otherwise. */
  severity: Finding['severity'];
  /** The rule in one sentence. */
  title: string;
  /** Its reason, as the end of a sentence. */
  why: string;
  /** Absent where no content that we know of brings the finding about. */
  example?: RuleExample;
}

/**
 * One place in a small portal: as it should not be, what `check` then says, and as it should be. A path that ends
 * in a slash is a folder, and both are names of files in it.
 */
export interface RuleExample {
  /** From the repository root. */
  file: string;
  wrong: string;
  /** The message of the finding. */
  says: string;
  right: string;
}

/** Rules about one matter, under the words they are listed by. */
export interface RuleGroup {
  title: string;
  rules: readonly RuleText[];
}
