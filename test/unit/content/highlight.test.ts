import type { ElementContent } from 'hast';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { highlighter, plain } from '#lib/content/highlight/highlight.ts';
import { languages } from '#lib/content/highlight/languages.ts';
import { markedCode, variableRanges } from '#lib/content/highlight/mark.ts';

const code = 'Get-Mailbox -Identity "USER" # who\n$n = 3';

describe('colouring code', () => {
  it('names what a token is by a class and never by a style', async () => {
    const tokens = (await highlighter(['powershell']))(code, 'powershell');
    expect(tokens.find(({ text }) => text.includes('Get-Mailbox'))?.class).toBe('tk-f');
    expect(tokens.find(({ text }) => text.includes('USER'))?.class).toBe('tk-s');
    expect(tokens.find(({ text }) => text.includes('# who'))?.class).toBe('tk-c');
    expect(tokens.find(({ text }) => text.includes('3'))?.class).toBe('tk-n');
    expect(JSON.stringify(markedCode(code, tokens, []))).not.toMatch(/style|color|#0000/);
  });

  it('gives the same on a machine so busy that each look at the clock is a minute later', async () => {
    const highlight = await highlighter(['powershell']);
    const quick = highlight(code, 'powershell');
    let minutes = 0;
    const now = vi.spyOn(Date, 'now').mockImplementation(() => {
      minutes += 1;
      return minutes * 60_000;
    });
    try {
      expect(highlight(code, 'powershell')).toEqual(quick);
    } finally {
      now.mockRestore();
    }
  });

  it('leaves a line in one piece that is too long to be a command', async () => {
    const highlight = await highlighter(['powershell']);
    const line = `Get-Mailbox ${'"a" '.repeat(600)}`;
    expect(highlight(`${line}\nGet-Mailbox`, 'powershell')).toEqual([
      { text: `${line}\n` },
      { text: 'Get-Mailbox', class: 'tk-f' },
    ]);
  });

  it('knows every language of the list, and loses no character in any', async () => {
    const highlight = await highlighter(languages.keys());
    const text = 'select "a" | where b == 1 // c\n\n  <d e="f">\t{"g": [1]}\n# h';
    for (const language of languages.keys())
      expect(
        highlight(text, language)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
  });

  it('loads nothing when there is nothing to colour', async () => {
    expect(await highlighter(['text', 'log'])).toBe(plain);
  });
});

describe('marking what the reader replaces', () => {
  const words = (text: string, variables: string[]) =>
    variableRanges(text, variables).map(({ start, end }) => text.slice(start, end));

  it('marks whole words only', () => {
    expect(words('USER USERS _USER USER1 a@DOMAIN.b $env:USER PARTNER_DOMAIN', ['USER', 'DOMAIN'])).toEqual([
      'USER',
      'DOMAIN',
      'USER',
    ]);
  });

  it('marks a word that colouring had cut in two', () => {
    const hast = markedCode(
      'a USER b',
      [{ text: 'a US', class: 'tk-k' }, { text: 'ER' }, { text: ' b' }],
      ['USER'],
    );
    expect(
      hast.map((node) => (node.type === 'element' ? `${node.tagName}:${textOf(node)}` : textOf(node))),
    ).toEqual(['span:a ', 'var:USER', ' b']);
  });

  it('keeps every character, in order, however code is cut', () => {
    const pieces = fc.array(fc.constantFrom('USER', 'DOMAIN', ' ', '.', 'x', '_', '\n'), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }), (parts, cuts) => {
        const text = parts.join('');
        const tokens: { text: string }[] = [];
        for (let at = 0, index = 0; at < text.length; index++) {
          const size = cuts[index] ?? 3;
          tokens.push({ text: text.slice(at, at + size) });
          at += size;
        }
        const hast = markedCode(text, tokens, ['USER', 'DOMAIN']);
        expect(hast.map(textOf).join('')).toBe(text);
        const marked = hast.filter((node) => node.type === 'element' && node.tagName === 'var').map(textOf);
        expect(marked).toEqual(
          text.split(/[^A-Za-z0-9_]/).filter((word) => word === 'USER' || word === 'DOMAIN'),
        );
      }),
    );
  });
});

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
