/** What the build says of the copy this worker keeps; written into sw.js. */
export interface CopyFacts {
  /** What names of this portal's storage begin with. */
  store: string;
  /** SHA-256 of the list of its files, in base64. */
  list: string;
  /** The day of its content, "24 Nov 2026". */
  asOf: string;
  pages: number;
  files: number;
  /** Of the files kept from the start. */
  bytes: number;
}

/** One file of a copy: its address below the base, the SHA-256 of its bytes in base64. */
export type CopyFile = [path: string, hash: string];

/** The list of a copy, offline.json. */
export interface CopyList {
  /** Kept from the start. */
  kept: CopyFile[];
  /** Kept once a reader has opened it. */
  asked: CopyFile[];
}
