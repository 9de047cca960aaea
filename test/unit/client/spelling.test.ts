import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HitData, Index } from '#client/search-index.ts';
import { knownTo, spelled } from '#client/search-spelling.ts';

const pages = [
  { url: '/a/', title: 'Ransomware or mass encryption', id: 'procedure/ransomware' },
  { url: '/b/', title: 'Mailbox rule hides or forwards mail', id: 'triage/mailbox-rule-forwarding' },
  { url: '/c/', title: 'Password or session phished', id: 'threat/phishing-credential' },
  { url: '/d/', title: 'Account compromise' },
];
const unknown = (query: string) => spelled(pages, query, () => false);

describe('a misspelt word', () => {
  it.each([
    ['ransomwear', 'ransomware'],
    ['Ransonware', 'ransomware'],
    ['phising', 'phishing'],
    ['mass encription now', 'mass encryption now'],
    ['acount compromize', 'account compromise'],
  ])('"%s" is read as "%s"', async (typed, meant) => {
    expect(await unknown(typed)).toBe(meant);
  });

  it.each([
    ['the beginning of a word', 'ransomw'],
    ['a short word', 'mial'],
    ['a word of another beginning', 'tassword'],
    ['a word too far away', 'ransacked'],
    ['a name with digits or dots', 'mailb0x mailbx.local'],
    ['what stands in quotes', '"ransomwear"'],
    ['nothing', ''],
  ])('%s stays as it is', async (_, typed) => {
    expect(await unknown(typed)).toBe(typed);
  });

  it('stays where a page holds it', async () => {
    expect(await spelled(pages, 'ransomwear phising', (word) => word === 'phising')).toBe(
      'ransomware phising',
    );
  });

  it('is replaced where it stands alone, and nothing around it', async () => {
    expect(await unknown('antiphising, PHISING!')).toBe('antiphising, phishing!');
  });

  it('leaves the number of words as it was, whatever is typed', async () => {
    const count = (text: string) => text.split(/\s+/).length;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (typed) => {
        expect(count(await unknown(typed))).toBe(count(typed));
      }),
    );
  });
});

describe('what the index knows', () => {
  const index = (content: string | undefined): Index => ({
    all: {},
    titles: { pages, techniques: {} },
    search: () =>
      Promise.resolve({
        results:
          content === undefined
            ? []
            : [{ id: '', score: 1, data: () => Promise.resolve({ content } as HitData) }],
        filters: {},
      }),
  });

  it.each([
    ['renamed', 'Files that somebody renames', true],
    ['encrypt', 'Many encrypted files', true],
    ['phising', 'A page for phishing', false],
    ['ransomwear', 'Outsiders want a ransom', false],
  ])('"%s" in "%s": %s', async (word, content, known) => {
    expect(await knownTo(index(content), word)).toBe(known);
  });

  it('is not what no page answers', async () => {
    expect(await knownTo(index(undefined), 'anything')).toBe(false);
  });
});
