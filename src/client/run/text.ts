/** Text as the log keeps it: without control characters and marks of direction, line breaks as they are. */
export function plain(text: string, most = 4000): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(0, most);
}

/** Text of any length in pieces a line of the log can hold: nothing that was typed or pasted is cut off. */
export function pieces(text: string): string[] {
  return plain(text, Infinity).match(/[^]{1,2000}/gu) ?? [];
}

/** The same on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' / ');
}
