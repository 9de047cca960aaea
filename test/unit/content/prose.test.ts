import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { schemeOf } from '#lib/content/document/link.ts';
import { complaints, inPhase, nodes } from './written.ts';

/** The stored prose of a plain page as HTML, for reading. */
async function html(body: string): Promise<string> {
  const parts = await nodes('comms', body);
  return parts.map((part) => (part.kind === 'prose' ? toHtml(part.hast) : `[${part.kind}]`)).join('');
}

describe('stored prose', () => {
  it('keeps headings, lists, tables, emphasis, code, links and images', async () => {
    expect(
      await html('## A *b*\n\n1. c\n2. ~~d~~\n\n> e  \n> f\n\n---\n\n`{g} <h>` <kbd>Esc</kbd> a<br />b\n'),
    ).toBe(
      '<h2 id="a-b">A <em>b</em></h2><ol>\n<li>c</li>\n<li><del>d</del></li>\n</ol><blockquote>\n<p>e<br>\nf</p>\n' +
        '</blockquote><hr><p><code>{g} &#x3C;h></code> <kbd>Esc</kbd> a<br>b</p>',
    );
    expect(await html('3. c\n')).toContain('<ol start="3">');
  });

  it('aligns table cells by class, as pages carry no inline style', async () => {
    const table = await html('| a | b |\n|--:|:-:|\n| 1 | 2 |\n');
    expect(table).toContain('<th class="align-right">a</th>');
    expect(table).toContain('<td class="align-center">2</td>');
    expect(table).not.toContain('style');
  });

  it('makes the text of a task the label of its box', async () => {
    expect(await html('- [x] done *now*\n- [ ] open\n\n  more\n')).toMatch(
      /<label><input type="checkbox" disabled checked> done <em>now<\/em><\/label>[^]*<label><input type="checkbox" disabled> open<\/label>[^]*<p>more<\/p>/,
    );
  });

  it('leaves a reference as an element until a view knows its address', async () => {
    expect(await html('Go to <Ref to="procedure/x" />.\n\n<Ref to="a" />\n')).toBe(
      '<p>Go to <ref to="procedure/x"></ref>.</p><p><ref to="a"></ref></p>',
    );
  });

  it('parts prose at commands, and highlights a fence inside a list in its place', async () => {
    expect(await html('a\n\n```text\nb\n```\n\nc\n')).toBe('<p>a</p>[command]<p>c</p>');
    expect(await html('- a\n\n  ```text in="shell"\n  cut USER\n  ```\n')).toContain(
      '<pre data-language="text" data-where="shell"><code>cut <var>USER</var></code></pre>',
    );
  });

  it('gives every heading an id of its own, apart from the ids of steps', async () => {
    expect(await html('## Next: steps!\n\n## Next steps\n\n## Näch­stes\n\n## ?\n')).toMatch(
      /id="next-steps".*id="next-steps-2".*id="nächstes".*id="section"/,
    );
    const [intro] = await nodes(
      'procedure',
      `## Cut\n\nx\n\n${inPhase('<Step id="cut" role="deputy">\n\n### Do\n\nx\n\n</Step>')}`,
    );
    expect(intro?.kind === 'prose' && toHtml(intro.hast)).toContain('id="cut-2"');
  });
});

describe('what prose may not hold', () => {
  it.each([
    ['a javascript link', '[a](javascript:alert(1))\n', ['1:5 unsafe-content']],
    ['one in disguise', '[a](JaVaScript&colon;alert(1))\n', ['1:1 unsafe-content']],
    ['a data link', '[a](data:text/html,x)\n', ['1:5 unsafe-content']],
    ['a vbscript reference', '[a][b]\n\n[b]: vbscript:x\n', ['1:1 unsafe-content']],
    ['a file link', '[a](file:///etc/passwd)\n', ['1:5 unsafe-content']],
    ['plain http', '[a](http://a.example)\n', ['1:5 unsafe-content']],
    ['an address without a scheme', '[a](//a.example)\n', ['1:5 unsafe-content']],
    ['a bare http address', 'see http://a.example\n', ['1:5 unsafe-content']],
    ['an image from elsewhere', '![a](https://a.example/b.png)\n', ['1:6 unsafe-content']],
    ['an image from the root', '![a](/b.png)\n', ['1:6 unsafe-content']],
    ['an SVG', '![a](b.svg)\n', ['1:6 image']],
    ['an image without words', '![](b.png)\n', ['1:1 image-alt']],
    ['a footnote', 'a[^1]\n\n[^1]: b\n', ['1:2 footnote']],
    ['a first-level heading', '# A\n', ['1:1 heading-level']],
    ['a jump between ranks', '## A\n\n#### B\n', ['3:1 heading-level']],
    ['a fence without a language', '```\na\n```\n', ['1:1 unknown-language']],
    ['an unknown language', '```pwsh\na\n```\n', ['1:1 unknown-language']],
    ['an open fence', 'a\n\n```text\nb\n', ['3:1 fence']],
    ['unread words on a fence', '```text on="x"\na\n```\n', ['1:1 fence']],
  ])('reports %s', async (_what, body, expected) => {
    expect(await complaints('comms', body)).toEqual(expected);
  });

  it('sees the address a browser would see', () => {
    const seen = [
      'java\nscript:x',
      ' \u0001javascript:x',
      '\\\\a',
      '/\\a',
      '/\t/a',
      'a:b/c',
      'a/b:c',
      '?x:y',
      '',
    ];
    expect(seen.map(schemeOf)).toEqual([
      ...['javascript', 'javascript', 'none', 'none', 'none', 'a'],
      ...['relative', 'relative', 'relative'],
    ]);
  });

  it('takes https, mail, telephone and relative addresses', async () => {
    const links = [
      'https://a.example/?b=c',
      'mailto:a@b.example',
      'tel:+49421555',
      '../b.mdx',
      '#c',
      'd/',
      '/e/',
    ];
    expect(await complaints('comms', links.map((href) => `[x](${href})`).join('\n'))).toEqual([]);
  });

  it('holds headings inside a step below its title', async () => {
    const step = (heading: string) =>
      inPhase(`<Step id="a" role="deputy">\n\n### Do\n\n${heading}\n\nx\n\n</Step>`);
    expect(await complaints('procedure', step('### Part'))).toEqual(['11:1 heading-level']);
    expect(await complaints('procedure', step('#### Part'))).toEqual([]);
  });
});
