import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFile, toTop } from '#lib/publish/portable/links.ts';

describe('an address in a copy that opens by double click', () => {
  const from = 'respond/procedures/ransomware/index.html';
  it.each([
    ['/', '../../../index.html'],
    ['/respond/', '../../index.html'],
    ['/triage/mailbox/', '../../../triage/mailbox/index.html'],
    ['/triage/mailbox/?x=1#step', '../../../triage/mailbox/index.html?x=1#step'],
    ['/favicon.svg', '../../../favicon.svg'],
    ['?role=scribe', './index.html?role=scribe'],
    ['../ddos/', '../ddos/index.html'],
    ['/respond/procedures/ransomware/paper/', './paper/index.html'],
    ['#step', '#step'],
    ['https://example.org/a/', 'https://example.org/a/'],
    ['tel:+49123', 'tel:+49123'],
    ['//example.org/', '//example.org/'],
  ])('%s becomes %s', (address, file) => {
    expect(asFile(address, from, '/')).toBe(file);
  });

  it('below a base is the same; what is not below it stays', () => {
    expect(asFile('/repo/triage/', from, '/repo/')).toBe('../../../triage/index.html');
    expect(asFile('/other/', from, '/repo/')).toBe('/other/');
  });

  it('leads to the same file, from wherever it is asked for', () => {
    const path = fc.array(fc.stringMatching(/^[a-z0-9-]{1,6}$/), { maxLength: 4 });
    fc.assert(
      fc.property(path, path, (to, here) => {
        const file = [...here, 'index.html'].join('/');
        const address = `/${to.map((name) => `${name}/`).join('')}`;
        const { pathname } = new URL(asFile(address, file, '/'), `file:///portal/${file}`);
        expect(pathname).toBe(`/portal${address}index.html`);
        expect(new URL(toTop(file), `file:///portal/${file}`).pathname).toBe('/portal/');
      }),
    );
  });
});
