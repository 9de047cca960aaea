import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUp, type ShortPage } from '#client/offline/short-index.ts';

const page = (title: string, more: Partial<ShortPage> = {}): ShortPage => ({
  url: `/${title}`,
  title,
  ...more,
});
const pages = [
  page('Account takeover', { summary: 'Somebody signs in as a user', id: 'procedure/account-takeover' }),
  page('Ransomware', { terms: 'ransom note, files renamed, T1486', kind: 'Playbook' }),
  page('Antivirus saw ransomware', { summary: 'A note on a screen' }),
  page('Régulation de l’accès'),
];
const titles = (query: string) => lookUp(pages, query).map(({ title }) => title);

describe('the short index', () => {
  it('finds by the beginning of words, whatever their case', () => {
    expect(titles('RANS')).toEqual(['Ransomware', 'Antivirus saw ransomware']);
    expect(titles('régul')).toEqual(['Régulation de l’accès']);
    expect(titles('omware')).toEqual([]);
  });

  it('puts first where the words stand together among what people see', () => {
    expect(titles('ransom note')[0]).toBe('Ransomware');
    expect(titles('t1486')).toEqual(['Ransomware']);
    expect(titles('account-takeover')[0]).toBe('Account takeover');
  });

  it('asks for all words where a page has them, else for as many as possible', () => {
    expect(titles('ransomware screen')).toEqual(['Antivirus saw ransomware']);
    expect(titles('ransomware zebra')).toEqual(['Ransomware', 'Antivirus saw ransomware']);
  });

  it('answers nothing to nothing', () => {
    expect(titles('')).toEqual([]);
    expect(titles('…?')).toEqual([]);
  });

  it('finds every page by any word of its title', () => {
    const title = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 6 }), fc.nat(), (all, at) => {
        const some = all.map((words) => page(words.join(' ')));
        const wanted = all[at % all.length] ?? [];
        const found = lookUp(some, wanted[at % wanted.length] ?? '');
        expect(found.map(({ title }) => title)).toContain(wanted.join(' '));
      }),
    );
  });
});
