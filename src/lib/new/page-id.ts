import { idForm } from '#lib/model/reference.ts';

/** Letters that no decomposition turns into ASCII. */
const letters: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};
const longest = 60;
/** Names that Windows keeps for its devices, whatever stands behind the dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The id a title makes: its words in lower-case ASCII letters and digits, joined by hyphens, cut between words at
 * 60 characters. Undefined when nothing is left, or when no file may be called so.
 */
export function idOf(title: string): string | undefined {
  const words = title
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\0-\x7f]/g, (sign) => letters[sign] ?? ' ')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const id = words.reduce((known, word) => {
    const more = known === '' ? word.slice(0, longest) : `${known}-${word}`;
    return more.length > longest ? known : more;
  }, '');
  return isId(id) ? id : undefined;
}

/** Whether a file may be called so. */
export function isId(id: string): boolean {
  return idForm.test(id) && !device.test(id);
}
