/** What a terminal would obey instead of show: control characters, and marks that reorder text. */
const obeyed = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text from content on one line, harmless on a terminal: each such character becomes one visible sign. */
export function printable(text: string): string {
  return text.replace(obeyed, (sign) => (sign === '\t' || sign === '\n' ? ' ' : '\ufffd'));
}

/** Terminal columns a text takes: wide letters two, combining marks none. */
export function columns(text: string): number {
  let width = 0;
  for (const sign of text)
    width += /\p{M}|\u200d/u.test(sign)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
            sign,
          )
        ? 2
        : 1;
  return width;
}
