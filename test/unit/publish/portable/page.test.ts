import { describe, expect, it } from 'vitest';
import { portablePage, portableStyle } from '#lib/publish/portable/page.ts';
import { shortPage } from '#lib/publish/portable/pages.ts';

const html = [
  '<!DOCTYPE html><html><head><title>Kiln &#38; press · Watchbill</title>',
  '<meta name="description" content="What &quot;stops&quot;">',
  '<link rel="preload" href="/r/fonts/a.woff2" as="font" crossorigin>',
  `<meta http-equiv="content-security-policy" content="default-src 'self'">`,
  '<link rel="stylesheet" href="/r/_astro/a.css"></head><body data-base="/r/" data-store="s /r/ x">',
  '<main data-pagefind-body><span data-pagefind-meta="id:procedure/kiln"></span>',
  '<p class="vh" aria-hidden="true" data-pagefind-weight="8">smoke, no heat</p>',
  '<a class="x" href="/r/triage/?a=1&#38;b=2">t</a> <a href="https://e.example/r/">e</a> <code>href="/r/"</code></main>',
  '<p class="screen-only" data-take hidden><a href="/r/portal.zip">Take</a></p><p data-offline hidden></p>',
  '<script type="module" src="/r/_astro/shell.js"></script></body></html>',
].join('');

describe('a page for a stick', () => {
  const page = portablePage(html, 'respond/index.html', '/r/');

  it('takes its script, style and links from beside it', () => {
    expect(page).toContain('<script src="../portal.js" defer></script>');
    expect(page).toContain('<link rel="stylesheet" href="../_astro/a.css">');
    expect(page).toContain('<a class="x" href="../triage/index.html?a=1&#38;b=2">');
    expect(page).toContain('data-base="../"');
    expect(page).not.toContain('preload');
  });

  it('leaves text, other hosts and the name of its storage as they are', () => {
    expect(page).toContain('<code>href="/r/"</code>');
    expect(page).toContain('href="https://e.example/r/"');
    expect(page).toContain('data-store="s /r/ x"');
  });

  it('may connect to nothing, and does not offer the zip it comes from', () => {
    expect(page).toContain(`content="default-src 'none'; script-src 'self' file:;`);
    expect(page).not.toContain('connect-src');
    expect(page).not.toContain('portal.zip');
    expect(page).toContain('<p data-offline></p>');
  });

  it('takes the fonts of a style sheet from beside it', () => {
    expect(
      portableStyle('a{src:url(/r/fonts/a.woff2)}b{background:url("data:x")}', '_astro/a.css', '/r/'),
    ).toBe('a{src:url(../fonts/a.woff2)}b{background:url("data:x")}');
  });
});

describe('a page in the short index', () => {
  it('has its title, summary and what people see, as they read', () => {
    expect(shortPage(html, 'respond/index.html')).toEqual({
      url: '/respond/index.html',
      title: 'Kiln & press',
      id: 'procedure/kiln',
      summary: 'What "stops"',
      terms: 'smoke, no heat',
    });
  });

  it('is none when the search leaves it out', () => {
    expect(shortPage(html.replace('data-pagefind-body', ''), 'x.html')).toBeUndefined();
  });
});
