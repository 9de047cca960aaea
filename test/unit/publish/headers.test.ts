import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headerRules, headersFor, headersText, readHeaders } from '#lib/publish/headers.ts';

describe('the _headers file', () => {
  it('reads back as it was written', () => {
    const rules = headerRules('/repo/');
    expect(readHeaders(headersText(rules))).toEqual(rules);
  });

  it('begins every address with the base', () => {
    for (const { pattern } of headerRules('/repo/')) expect(pattern).toMatch(/^\/repo\//);
    expect(headersFor(headerRules('/repo/'), '/other/')).toEqual({});
  });

  it('sets Cache-Control at most once for an address: hosts join what two rules say', () => {
    const rules = headerRules('/');
    for (const path of ['/', '/_astro/a.js', '/pagefind/fragment/en.pf_fragment', '/fonts/sans.woff2']) {
      const caching = rules
        .filter(({ pattern }) => path.startsWith(pattern.slice(0, -1)))
        .flatMap(({ headers }) => headers.filter(([name]) => name === 'Cache-Control'));
      expect(caching.length).toBe(path === '/' ? 0 : 1);
    }
  });

  it('never marks a file immutable whose name does not follow its content', () => {
    const rules = headerRules('/');
    for (const path of [
      '/',
      '/theme.js',
      '/pagefind/pagefind.js',
      '/pagefind/pagefind-entry.json',
      '/search/titles.json',
    ])
      expect(headersFor(rules, path)['Cache-Control'] ?? '').not.toContain('immutable');
  });

  it('holds the same policy as the pages themselves, and forbids framing', () => {
    const policy = headersFor(headerRules('/'), '/')['Content-Security-Policy'] ?? '';
    const config = readFileSync('astro.config.mjs', 'utf8');
    const own = [...config.matchAll(/"([a-z]+-[a-z]+ '[^"]+)"/g)].map(([, directive = '']) => directive);
    expect(own.length).toBeGreaterThan(6);
    for (const directive of own) expect(policy).toContain(directive);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
  });
});
