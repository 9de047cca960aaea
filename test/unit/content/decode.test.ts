import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '#lib/content/decode.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const rules = (data: Uint8Array) => decode('content/a.mdx', data).findings.map(({ rule, at }) => [rule, at]);

describe('decoding a file', () => {
  it('removes a byte order mark and writes every line end as one LF', () => {
    const { source, findings } = decode('a.mdx', bytes('\ufeffone\r\ntwo\rthree\n'));
    expect(source.text).toBe('one\ntwo\nthree\n');
    expect(findings).toEqual([]);
  });

  it('digests the bytes, not the text', () => {
    const crlf = decode('a.mdx', bytes('a\r\n')).source;
    const lf = decode('a.mdx', bytes('a\n')).source;
    expect(crlf.text).toBe(lf.text);
    expect(crlf.digest).not.toBe(lf.digest);
    expect(lf.digest).toBe('87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7');
  });

  it('refuses what is not text, at the place it stops being text', () => {
    expect(rules(new Uint8Array([0xff, 0xfe, 0x41, 0]))).toEqual([['encoding', { line: 1, column: 1 }]]);
    expect(rules(bytes('a\nb\0'))).toEqual([['encoding', { line: 2, column: 2 }]]);
    expect(rules(new Uint8Array([...bytes('é\nab'), 0xc3, 0x28]))).toEqual([
      ['encoding', { line: 2, column: 3 }],
    ]);
    expect(rules(new Uint8Array(1_000_001).fill(65))).toEqual([['file-size', { line: 1, column: 1 }]]);
  });

  it('refuses characters that hide or reorder what people copy, and keeps emoji and accents', () => {
    expect(rules(bytes('run \u202etxt.exe'))).toEqual([['hidden-character', { line: 1, column: 5 }]]);
    expect(rules(bytes('a\u200bb'))).toEqual([['hidden-character', { line: 1, column: 2 }]]);
    expect(rules(bytes('naïve 👩‍💻 日本'))).toEqual([]);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
        const { source, findings } = decode('a.mdx', data);
        expect(findings.length > 0 ? source.text : '').toBe('');
      }),
    );
  });
});
