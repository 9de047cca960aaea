import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/name-in-body.ts';
import { sourceOf } from '#lib/content/source.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

describe('a name broken over two lines', () => {
  it('is underlined to the end of the first', () => {
    const page = entry('comms', 'note', {});
    const sources = new Map([[page.file, sourceOf(page.file, 'Ask Kestrel\nValve now.', '')]]);
    expect(rule.check({ content: contentOf([page]), sources, today: '2026-11-24' })).toMatchObject([
      { at: { line: 1, column: 5 }, length: 'Kestrel'.length },
    ]);
  });
});
