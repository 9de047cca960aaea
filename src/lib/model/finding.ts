/** A place in a file, counted from 1 as editors do. */
export interface Point {
  line: number;
  column: number;
}

/** Something a person should change, as data. Printing it is the last thing that happens. */
export interface Finding {
  /** Id of the rule in words, such as `broken-reference`. */
  rule: string;
  severity: 'error' | 'warning';
  /** Path from the repository root, such as `content/triage/x.mdx`. */
  file: string;
  at: Point;
  /** Characters the caret underlines; 1 when unknown. */
  length: number;
  /** What is wrong, with the value found. */
  message: string;
  /** The edit that fixes it. */
  hint?: string | undefined;
  /** Why the rule exists, when that is not plain. */
  why?: string | undefined;
}

/** Orders findings as a reader walks the files: file, line, column, rule. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
