import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idForm } from '#lib/model/reference.ts';
import { idOf, isId } from '#lib/new/page-id.ts';

describe('the id a title makes', () => {
  it.each([
    ['Lost or stolen device', 'lost-or-stolen-device'],
    ['  DDoS: extortion & noise! ', 'ddos-extortion-noise'],
    ['Äußerst übler Fall', 'ausserst-ubler-fall'],
    ['Søster’s œuvre', 'sosters-oeuvre'],
    ['../../etc/passwd', 'etc-passwd'],
    ['---', undefined],
    ['日本語', undefined],
    ['日本語 2', '2'],
    ['CON', undefined],
    ['', undefined],
  ])('%s → %s', (title, id) => expect(idOf(title)).toBe(id));

  it('is cut between words at 60 characters', () => {
    expect(idOf('word '.repeat(30))).toBe(Array.from({ length: 12 }, () => 'word').join('-'));
    expect(idOf('x'.repeat(80))).toBe('x'.repeat(60));
  });

  it('is an id or nothing, whatever the title, and makes itself again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (title) => {
        const id = idOf(title);
        if (id === undefined) return;
        expect(id).toMatch(idForm);
        expect(id.length).toBeLessThanOrEqual(60);
        expect(idOf(id)).toBe(id);
        expect(isId(id)).toBe(true);
      }),
    );
  });
});
