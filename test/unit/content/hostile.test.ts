import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionNames } from '#lib/model/collection.ts';
import type { CollectionName } from '#lib/model/collection.ts';
import { dateProblem } from '#lib/model/date.ts';
import { seconds, durationSchema } from '#lib/model/duration.ts';
import { pageWords } from '#lib/content/page-words.ts';
import { textOf } from '#lib/content/document/nodes.ts';
import { nodes, read, written } from './written.ts';

/** Text made of what matters to the parsers, in any order. */
const fragment = fc.constantFrom(
  ...[
    '---\n',
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    'a',
    'B c',
    'é👩',
    '#',
    '## ',
    '### ',
    '- ',
    '> ',
    '1. ',
    '|',
    '`',
    '```kql in="x"\n',
  ],
  ...[
    '```\n',
    '*',
    '**',
    '[',
    '](',
    ')',
    '![',
    'javascript:',
    'https://a.example',
    '<',
    '>',
    '</',
    '/>',
    '{',
    '}',
    '{/*',
    '*/}',
  ],
  ...[
    '<Step id="a" role="deputy">',
    '</Step>',
    '<Phase name="recovery">',
    '</Phase>',
    '<Why>',
    '</Why>',
    '<Ref to="x" />',
  ],
  ...[
    '<Question id="q" automation="assisted">',
    '</Question>',
    '- **Yes:** a\n',
    '<b>',
    '<>',
    'import x\n',
    'export\n',
  ],
  ...[
    'title: ',
    'x: ',
    '&a ',
    '*a',
    '"',
    "'",
    ': ',
    '[^1]',
    '[^1]: x\n',
    '&#123;',
    '\\',
    '=',
    '{...x}',
    '- [ ] ',
    '|-|\n',
    '__proto__: ',
  ],
);
const soup = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));

async function holdsTogether(collection: CollectionName, text: string): Promise<void> {
  const { source, findings, entry } = await read(collection, text);
  const lines = source.text.split('\n');
  for (const { at, length, message, rule } of findings) {
    const line = lines[at.line - 1];
    expect(line, `${rule} at ${at.line}:${at.column} lies outside the file`).toBeDefined();
    if (source.text !== '') expect(at.column).toBeLessThanOrEqual((line ?? '').length + 1);
    expect(at.column).toBeGreaterThanOrEqual(1);
    expect(length).toBeGreaterThanOrEqual(1);
    expect(message.length).toBeGreaterThan(5);
  }
  expect(entry !== undefined || findings.some(({ severity }) => severity === 'error')).toBe(true);
  if (entry)
    expect(JSON.stringify(entry.document)).not.toMatch(
      /"position"|mdxJsx|mdxFlow|mdxText|"href":"javascript/i,
    );
}

describe('any text at all', () => {
  it('is read or refused at a place inside the file, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...collectionNames), fc.oneof(soup, fc.string()), holdsTogether),
      { numRuns: 300 },
    );
  });

  it('holds for bodies below front matter that is right', async () => {
    const collection = fc.constantFrom(
      'comms' as const,
      'procedure' as const,
      'triage' as const,
      'block' as const,
    );
    await fc.assert(
      fc.asyncProperty(collection, soup, async (name, body) => holdsTogether(name, written(name, body))),
      { numRuns: 600 },
    );
  });

  it('holds for front matter above a body that is right', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (extra) =>
        holdsTogether('use-case', written('use-case', 'Text\n', extra)),
      ),
      { numRuns: 200 },
    );
  });
});

describe('prose', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefgäöλ日'), minLength: 1, maxLength: 6 });
  const words = fc.array(word, { minLength: 1, maxLength: 5 });
  const line = fc.oneof(
    words.map((list) => list.join(' ')),
    fc.tuple(word, words).map(([first, list]) => `${first} **${list.join(' ')}** \`${first}\``),
    fc.tuple(word, word).map(([a, b]) => `[${a}](https://x.example) *${b}*`),
  );
  const block = fc.oneof(
    line,
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${item}`).join('\n')),
    words.map((list) => `## ${list.join(' ')}`),
    line.map((text) => `> ${text}`),
    fc.tuple(word, word).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| ${b} | ${a} |`),
    fc.tuple(word, words).map(([first, list]) => `\`\`\`text\n${first} ${list.join(' ')}\n\`\`\``),
  );

  it('keeps every word it was written with, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
        const body = `${blocks.join('\n\n')}\n`;
        const stored = (await nodes('comms', body))
          .map((node) =>
            node.kind === 'prose' ? textOf(node.hast) : node.kind === 'command' ? node.code : '',
          )
          .join(' ');
        const expected = body.replace(/https:\/\/x\.example|```text|[#*`>|[\]()-]/g, ' ');
        expect(stored.split(/\s+/).filter(Boolean)).toEqual(expected.split(/\s+/).filter(Boolean));
      }),
    );
  });

  it('counts the words of front matter and text, and none of code', async () => {
    const { entry } = await read(
      'comms',
      written('comms', 'Two words, `none`.\n\n```text\nnone of it\n```\n'),
    );
    // A page / What it is / technical-lead / mail / all staff / comms-lead / draft / amber / 180d, and the body.
    expect(entry && pageWords(entry)).toBe(2 + 3 + 1 + 1 + 2 + 1 + 3 + 2);
  });
});

describe('dates and durations', () => {
  it('accepts exactly the days a calendar has', () => {
    const part = (maximum: number, width: number) =>
      fc.integer({ min: 0, max: maximum }).map((value) => String(value).padStart(width, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2400 }), part(14, 2), part(33, 2), (year, month, day) => {
        const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
        const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        const exists = Number(day) >= 1 && Number(day) <= (lengths[Number(month) - 1] ?? 0);
        expect(dateProblem(`${year}-${month}-${day}`) === undefined).toBe(exists);
      }),
    );
  });

  it('reads a duration as counting out its unit does', () => {
    const units = { s: [1], m: [60], h: [60, 60], d: [24, 60, 60], w: [7, 24, 60, 60] } as const;
    const unit = fc.constantFrom('s' as const, 'm' as const, 'h' as const, 'd' as const, 'w' as const);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), unit, (count, name) => {
        const text = `${count}${name}`;
        const holds = count > 0 && count < 100_000;
        expect(durationSchema.safeParse(text).success).toBe(holds);
        if (holds)
          expect(seconds(text)).toBe(
            units[name].reduce<number>((product, factor) => product * factor, count),
          );
      }),
    );
  });
});
