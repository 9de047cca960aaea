import { describe, expect, it } from 'vitest';
import { pageForIndex } from '#lib/publish/page-for-index.ts';

describe('a page as the index reads it', () => {
  it('carries its summary as a fact', () => {
    expect(pageForIndex('<meta name="description" content="Cut the network">', 'index.html')).toContain(
      '<meta name="description" data-pagefind-meta="summary[content]" content="Cut the network">',
    );
  });

  it('belongs to the process of its address, unless it names one', () => {
    expect(pageForIndex('<main data-pagefind-body>', 'detect/coverage/index.html')).toBe(
      '<main data-pagefind-body data-pagefind-filter="process:Detect">',
    );
    const named = '<main data-pagefind-body><i data-pagefind-filter="process:Triage"></i>';
    expect(pageForIndex(named, 'detect/x/index.html')).toBe(named);
    expect(pageForIndex('<main data-pagefind-body>', 'glossary/index.html')).toBe(
      '<main data-pagefind-body>',
    );
  });

  it('leaves lists out that only link to other pages, and keeps those that say something', () => {
    const links = '<section><h2>Triage</h2><ul class="plain"><li><a href="/x">Other</a></li></ul></section>';
    const words = '<section><h2>Because</h2><ul class="plain"><li>Disks cannot be read</li></ul></section>';
    expect(pageForIndex(links, '')).toContain('<section data-pagefind-ignore>');
    expect(pageForIndex(words, '')).not.toContain('ignore');
  });

  it('parts words that only the layout parts, but never inside a command', () => {
    expect(pageForIndex('<span class="no">2.1</span>Save<span>a</span><span>b</span>', '')).toBe(
      '<span class="no">2.1</span> Save<span>a</span> <span>b</span>',
    );
    const command = '<pre><code><span>Get-</span><span>Mailbox</span></code></pre>';
    expect(pageForIndex(command, '')).toBe(command);
  });
});
