/**
 * Characters nobody sees: controls, marks that show text in another order than it is copied, fillers, and those
 * that carry other text along unseen. The lone half `\udb40` begins the tags and the rarer variation selectors.
 */
const hidden =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- finding them is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\udb40]/g;

const joiners = '\u200c\u200d';

/** The first such character of a text and its name. Joiners are part of some scripts and of emoji, not of ASCII. */
export function hiddenIn(text: string): { index: number; name: string } | undefined {
  for (const { 0: found, index } of text.matchAll(hidden)) {
    if (joiners.includes(found) && !isAscii(text, index - 1) && !isAscii(text, index + 1)) continue;
    const code = text.codePointAt(index) ?? 0;
    return { index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
  }
  return undefined;
}

function isAscii(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code > 32 && code < 127;
}

/** The first such character in any text of a value, keys included. */
export function hiddenInside(value: unknown): { name: string } | undefined {
  if (typeof value === 'string') return hiddenIn(value);
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = hiddenIn(key) ?? hiddenInside(inner);
    if (found) return found;
  }
  return undefined;
}
