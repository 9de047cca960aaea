import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeYaml } from '#lib/yaml/write.ts';

/** Both readers of this project: content is read with the first. */
const readers = [
  (text: string) => load(text, { schema: CORE_SCHEMA }),
  (text: string) => parse(text, { schema: 'core' }) as unknown,
];
const tricky = fc.constantFrom(
  ...['yes', 'No', 'null', '~', 'true', '1_000', '0x1f', '1e3', '.inf', '1:30', '2026-11-24', '- a', '? a'],
  ...[
    'a: b',
    'a #b',
    '---',
    '...',
    'x\n---\ny',
    '"',
    "it's",
    '&a',
    '*a',
    '!!binary x',
    '{a',
    '[b',
    '%x',
    '@',
  ],
  ...['| x', '> x', ' a', 'a ', '', 'a,b', 'a]', '<<', '\u2028', '\u0085', 'e\u0301', '🛡️'],
);
// Signs that no YAML may hold are refused before anything is written.
const text = fc.oneof(
  tricky,
  fc.string({ unit: 'grapheme' }),
  fc
    .string({ unit: 'binary' })
    .filter((one) => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/.test(one)),
);

describe('writing YAML', () => {
  it('reads as plain lines where nothing needs quotes', () => {
    const value = {
      title: 'Plain title',
      date: '2026-11-24',
      window: '30d',
      ids: ['a', 'b-c'],
      empty: [],
      n: 3,
    };
    expect(writeYaml({ ...value, rows: [{ id: 'x', requested_by: 'legal', says: ['One.', 'A: b'] }] })).toBe(
      `title: Plain title
date: 2026-11-24
window: 30d
ids: [a, b-c]
empty: []
n: 3
rows:
  - id: x
    requested_by: legal
    says:
      - One.
      - "A: b"`,
    );
  });

  it('writes what stands twice twice: there are no anchors in content', () => {
    const same = { procedure: 'x' };
    expect(writeYaml([{ a: same }, { a: same }])).not.toContain('&');
  });

  it.each([false, true])('gives back every text as text, whoever reads it (inline: %s)', (inline) => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (one, list) => {
        const value = { key: one, list, rows: [{ id: one, list }] };
        const written = writeYaml(value, inline);
        for (const read of readers) expect(read(written)).toEqual(value);
        if (inline) expect(written).not.toContain('\n');
      }),
      { numRuns: 300 },
    );
  });
});
