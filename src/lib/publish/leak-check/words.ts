/** The words of a text: runs of letters and digits, lower-case. What stands between them does not matter. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A text as its words are compared: one form of each letter, lower-case. */
export function plain(text: string): string {
  return (ordinary.test(text) ? text : text.normalize('NFKC')).toLowerCase();
}

/** Characters that have one form, alone and beside any of the others: most pages have no other. */
const ordinary = /^[\t\n\r -~\u00b7\u00d7\u00e0-\u00ff\u2010\u2013\u2014\u2018-\u201e\u2022\u2190-\u2193]*$/;
