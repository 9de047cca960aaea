import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headerRules, headersFor } from '#lib/publish/headers.ts';

const [everywhere, ...caching] = headerRules('/');
const file = (name: string) => readFileSync(`hosting/${name}`, 'utf8');

/** Names and values of headers, one a line, as a recipe writes them for every address. */
function sent(text: string, form: RegExp): [string, string][] {
  return [...text.matchAll(form)].map(([, name = '', value = '']) => [name, value]);
}

describe('the nginx recipe', () => {
  const text = file('nginx.conf');

  it('sends the headers of every build, word for word, and errors carry them too', () => {
    const headers = sent(text, /^ {2}add_header ([\w-]+) "?([^\n]*?)"? always;$/gm);
    expect(headers).toEqual([...(everywhere?.headers ?? []), ['Cache-Control', '$watchbill_cache']]);
  });

  it('sets no header inside a location, where it would drop all others', () => {
    expect(text.match(/add_header/g)?.length).toBe((everywhere?.headers.length ?? 0) + 1);
    expect(text).not.toMatch(/location[^{]*\{[^}]*add_header/);
  });

  it('lets the same addresses be kept, for the same time', () => {
    const kept = [...text.matchAll(/^ {2}~\^(\S+)\s+"([^"]+)";$/gm)].map(([, path, value]) => [path, value]);
    expect(kept).toEqual(
      caching.map(({ pattern, headers }) => [pattern.replace(/\*$/, ''), headers[0]?.[1]]),
    );
    expect(text).toMatch(/default\s+"no-cache";/);
  });
});

describe('the Caddy recipe', () => {
  const text = file('Caddyfile');

  it('sends the headers of every build, word for word, with errors too', () => {
    const block = /\theader \{\n([\s\S]*?)\n\t\}/.exec(text)?.[1] ?? '';
    const headers = sent(block, /^\t\t\??([\w-]+) "([^\n]*)"$/gm);
    expect(headers).toEqual([...(everywhere?.headers ?? []), ['Cache-Control', 'no-cache']]);
    expect(text.match(/import watchbill_headers/g)).toHaveLength(2);
  });

  it('lets the same addresses be kept, for the same time', () => {
    const kept = [...text.matchAll(/^\theader (\/\S+) Cache-Control "([^"]+)"$/gm)];
    expect(kept.map(([, path, value]) => [path, value])).toEqual(
      caching.map(({ pattern, headers }) => [pattern, headers[0]?.[1]]),
    );
  });

  it('closes every brace', () => {
    const braces = text.replaceAll(/#.*$/gm, '');
    expect(braces.split('{').length).toBe(braces.split('}').length);
  });
});

it('no rule lets a cache between the reader and the server keep anything', () => {
  for (const { pattern } of caching)
    expect(headersFor([...caching], pattern.replace('*', 'x'))['Cache-Control']).toMatch(/^private,/);
});
