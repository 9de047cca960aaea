import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countWords } from '#lib/content/document/nodes.ts';

const naive = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

it('counts the parts between blanks that hold a letter or a digit', () => {
  expect(countWords('Call now – 24×7, at\u00a0once. … 𝟙 Ärzte')).toBe(7);
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(' ', '\n', '\t', '\u00a0', 'a', '7', '-', '.'), fc.string({ maxLength: 1, unit: 'binary' })),
  });
  fc.assert(
    fc.property(text, (sample) => {
      expect(countWords(sample)).toBe(naive(sample));
    }),
  );
});
