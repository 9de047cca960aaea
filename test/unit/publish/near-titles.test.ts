import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edits, nearTitles, pagesWithId, techniquesNamed } from '#client/search-titles.ts';

const pages = [
  { url: '/a/', title: 'Ransomware or mass encryption', id: 'procedure/ransomware', kind: 'Playbook' },
  { url: '/b/', title: 'Mailbox rule hides or forwards mail', id: 'triage/mailbox-rule-forwarding' },
  { url: '/c/', title: 'Phishing message', id: 'procedure/phishing-credential' },
  { url: '/d/', title: 'Glossary' },
];
const titles = { pages, techniques: { T1114: '', 'T1114.003': '', T1486: '' } };
const near = (query: string) => nearTitles(pages, query).map(({ url }) => url);

/** The definition, written out: no table, no memory. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const swap =
    a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
      ? naive(a.slice(0, -2), b.slice(0, -2)) + 1
      : Infinity;
  return Math.min(
    naive(a.slice(0, -1), b) + 1,
    naive(a, b.slice(0, -1)) + 1,
    naive(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swap,
  );
}

describe('edits between two words', () => {
  it('are those of the definition', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(fc.property(word, word, (a, b) => edits(a, b) === naive(a, b)));
  });
});

describe('near titles', () => {
  it('finds a misspelt word, in the title or in the id', () => {
    expect(near('ransomwre')).toEqual(['/a/']);
    expect(near('mialbox')).toEqual(['/b/']);
    expect(near('forwardnig')).toEqual(['/b/']);
  });

  it('puts more words before fewer edits', () => {
    expect(near('phishing encrypton mas')[0]).toBe('/a/');
  });

  it('offers nothing for what is like nothing', () => {
    expect(near('xyzzyq')).toEqual([]);
    expect(near('a')).toEqual([]);
    expect(near('')).toEqual([]);
  });

  it('offers five at most', () => {
    const many = Array.from({ length: 9 }, (_, n) => ({ url: `/${n}/`, title: 'Phishing' }));
    expect(nearTitles(many, 'phihsing')).toHaveLength(5);
  });
});

describe('an exact id', () => {
  it('names a page with or without its kind, in any case', () => {
    for (const query of ['procedure/ransomware', 'ransomware', ' RANSOMWARE '])
      expect(pagesWithId(titles, query)).toEqual([pages[0]]);
    expect(pagesWithId(titles, 'ransom')).toEqual([]);
    expect(pagesWithId(titles, '')).toEqual([]);
  });

  it('names a technique and its sub-techniques that pages hold', () => {
    expect(techniquesNamed(titles, 't1114')).toEqual(['T1114', 'T1114.003']);
    expect(techniquesNamed(titles, 'T1114.003')).toEqual(['T1114.003']);
    expect(techniquesNamed(titles, 'T1114.0')).toEqual([]);
    expect(techniquesNamed(titles, 'T9999')).toEqual([]);
  });
});
