/**
 * How wide a text is, without a browser: advance widths of Plex Sans at weight 400, in thousandths of the
 * font size, measured from the font we ship. Digits are tabular. Good to about 2 %, and never too narrow
 * for bold text, so a layout that fits here fits on the page.
 */

const advances: readonly (readonly [width: number, characters: string])[] = [
  [0, '\u00ad'],
  [242, " '"],
  [270, 'ijl,.'],
  [292, '!:;’‘'],
  [326, 'f[]|·'],
  [351, '()t{}'],
  [383, 'r/\\'],
  [419, '-I"'],
  [477, '*z°”“?'],
  [501, 'csvxyL'],
  [528, 'gkJ'],
  [560, 'aeoF_'],
  [580, 'bdhnpquSTZ'],
  [600, '0123456789+<=>^`~$E–×−'],
  [628, 'PVXYC€'],
  [655, 'ABKR§'],
  [708, 'DGHNOQU&#'],
  [780, 'w—'],
  [873, 'mM…@'],
  [931, 'W%ÆŒæœ'],
];

const widthOf = new Map(advances.flatMap(([width, text]) => [...text].map((one) => [one, width] as const)));

/** Marks left over when a letter is taken apart from its accent. */
const combining = /\p{Mn}/u;

/** Letters we have not measured: our font lacks them, the reader's own font draws them. */
const unknownWidth = 700;
const wideWidth = 1100;
const firstWideCodePoint = 0x1100;
const boldFactor = 1.06;

/** Type size and weight of a text, as the style sheet gives them to the classes `s`, `b`, `t1` and `t2`. */
export function typeOf(classes: string): { size: 12 | 13; bold: boolean } {
  const names = classes.split(' ');
  return {
    size: names.includes('s') ? 12 : 13,
    bold: names.some((name) => name === 'b' || name === 't1' || name === 't2'),
  };
}

/** Width in pixels of one line of text drawn with these classes. */
export function textWidth(text: string, classes = ''): number {
  const { size, bold } = typeOf(classes);
  let thousandths = 0;
  for (const character of text.normalize('NFD')) {
    if (combining.test(character)) continue;
    const wide = (character.codePointAt(0) ?? 0) >= firstWideCodePoint;
    thousandths += widthOf.get(character) ?? (wide ? wideWidth : unknownWidth);
  }
  return (thousandths / 1000) * size * (bold ? boldFactor : 1);
}

/** The text, or as much of its beginning as fits into `width` pixels, with an ellipsis. */
export function fit(text: string, width: number, classes = ''): string {
  if (textWidth(text, classes) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('').trimEnd()}…`, classes) > width) {
    characters.pop();
  }
  return `${characters.join('').trimEnd()}…`;
}

/** The text on at most `lines` lines of `width` pixels, broken at spaces; the last one may end in an ellipsis. */
export function wrap(text: string, width: number, lines: number, classes = ''): string[] {
  const words = text.split(' ');
  const result: string[] = [];
  while (words.length > 0 && result.length < lines - 1) {
    let count = 1;
    while (count < words.length && textWidth(words.slice(0, count + 1).join(' '), classes) <= width)
      count += 1;
    result.push(fit(words.splice(0, count).join(' '), width, classes));
  }
  return words.length > 0 ? [...result, fit(words.join(' '), width, classes)] : result;
}
