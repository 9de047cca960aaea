import { describe, expect, it } from 'vitest';
import { attributePlace, scanTag } from '#lib/content/document/tag.ts';
import { sourceOf } from '#lib/content/source.ts';

const scan = (text: string) => {
  const tag = scanTag(text, 0);
  return tag.attributes.map(
    ({ name, valueStart, valueEnd }) => `${name}=${text.slice(valueStart, valueEnd)}`,
  );
};

describe('the parts of an opening tag', () => {
  it('finds every form of attribute and its value', () => {
    const text = `<Step id="a" offline solo={3} title='it > "b"' {...x} map={{"a": "}"}}\n  last = "z">rest>`;
    expect(scan(text)).toEqual([
      'id=a',
      'offline=offline',
      'solo=3',
      'title=it > "b"',
      '={...x}',
      'map={"a": "}"}',
      'last=z',
    ]);
    expect(text.slice(scanTag(text, 0).end)).toBe('rest>');
  });

  it('knows a tag that closes itself', () => {
    expect(scanTag('<Ref to="a/b"/>', 0).selfClosing).toBe(true);
    expect(scanTag('<Ref to="a/">', 0).selfClosing).toBe(false);
  });

  it('places a value in the file, and an absent one at the element', () => {
    const source = sourceOf('a.mdx', 'Go\n  <Ref\n  to="x-y" />', '');
    expect(attributePlace(source, { line: 2, column: 3 }, 'to')).toEqual({
      at: { line: 3, column: 7 },
      length: 3,
    });
    expect(attributePlace(source, { line: 2, column: 3 }, 'id').at).toEqual({ line: 2, column: 3 });
  });

  it('ends at the end of the file when a tag does not', () => {
    for (const text of ['<A', '<A b="', '<A {', '<A b={"}', '<A b='])
      expect(scanTag(text, 0).end).toBe(text.length);
  });
});
