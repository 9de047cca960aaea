import type { Ask } from '#lib/cli/ask.ts';
import type { ContentRead } from '#lib/content/read.ts';
import type { GitState } from './git.ts';

/** What taking over needs of its command. */
export interface Effects {
  /** Prints one line. */
  say: (line: string) => void;
  /** Absent when nobody sits there: then every answer is a flag. */
  ask: Ask | undefined;
  /** Reads and judges content/: on the day it pins, else on `today`. */
  check: () => Promise<ContentRead>;
  /** The day it is, YYYY-MM-DD; never the sample's. */
  today: string;
  /** The time zone of this machine. */
  zone: string;
  /** Where the repository can be read in a browser, as git knows it. */
  origin: string | undefined;
  git: GitState;
  /** What a wrong command line is thrown as. */
  refuse: (message: string, hint?: string) => Error;
}
