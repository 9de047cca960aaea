/** Somebody else's words on one line, cut, without what a terminal or a job log would obey. */
export function inert(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd')
    .replaceAll('##[', '## [');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
