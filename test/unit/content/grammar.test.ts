import { describe, expect, it } from 'vitest';
import { complaints, inPhase, read, written } from './written.ts';

const step = (body: string, attributes = '') =>
  `<Step id="a" role="deputy"${attributes}>\n\n### Do it\n\n${body}\n\n</Step>`;
const inStep = (body: string, attributes = '') => inPhase(step(body, attributes));
const question = (body: string) =>
  `<Question id="q" automation="assisted">\n\n### Is it?\n\n${body}\n\n</Question>\n`;
const answers = '- **Yes:** a\n- **No:** b\n- **Unknown:** c';

describe('content is never code', () => {
  it.each([
    ['an import', 'import x from "y"\n\nText\n', ['1:1 mdx-code']],
    ['a sentence that starts with import', 'import the mailbox first.\n', ['1:1 mdx-code']],
    ['an export', 'Text\n\nexport const a = 1\n', ['3:1 mdx-code']],
    ['an expression', 'a {1 + 1} b\n\n{2}\n', ['1:3 mdx-expression', '3:1 mdx-expression']],
    ['a comment and then code', '{/* a */ 1 /* b */}\n', ['1:1 mdx-expression']],
    ['a placeholder in braces', 'Dear {{NAME}}\n', ['1:6 mdx-expression']],
  ])('refuses %s', async (_what, body, expected) => {
    expect(await complaints('comms', body)).toEqual(expected);
  });

  it('passes over comments', async () => {
    expect(await complaints('comms', '{/* note\nto us */}\n\nText {/* here */} goes on.\n')).toEqual([]);
  });

  it('refuses spread and computed attributes, and takes literals', async () => {
    expect(await complaints('procedure', inStep('x', ' {...y}'))).toEqual(['7:28 not-literal']);
    expect(await complaints('procedure', inStep('x', ' solo={1+1} within={f()}'))).toEqual([
      '7:34 not-literal',
      '7:47 not-literal',
    ]);
    expect(await complaints('procedure', inStep('x', ' solo={3} offline={true} within={"5m"}'))).toEqual([]);
  });
});

describe('where elements stand', () => {
  it.each([
    ['an unknown element', 'comms', '<Stepp>\n\nx\n\n</Stepp>\n', ['1:1 unknown-element']],
    ['an unknown element in text', 'comms', 'a <Rf to="x" /> b\n', ['1:3 unknown-element']],
    ['a fragment', 'comms', '<>\n\nx\n\n</>\n', ['1:1 unknown-element']],
    [
      'raw HTML',
      'comms',
      'a <b>c</b>\n\n<div>\n\nx\n\n</div>\n',
      ['1:3 unknown-element', '3:1 unknown-element'],
    ],
    ['a script', 'comms', '<script src="x"></script>\n', ['1:1 unknown-element']],
    ['an attribute on a text tag', 'comms', 'a <kbd onclick="x">K</kbd>\n', ['1:3 unknown-attribute']],
    ['a step outside a phase', 'procedure', `${step('x')}\n`, ['1:1 wrong-place']],
    ['a question in a procedure', 'procedure', question(answers), ['1:1 wrong-place']],
    ['a note on a plain page', 'comms', '<Why>\n\nx\n\n</Why>\n', ['1:1 wrong-place']],
    ['a note in a list', 'procedure', inStep('- a\n\n  <Why>\n\n  x\n\n  </Why>'), ['13:3 wrong-place']],
    ['an element in a paragraph', 'procedure', 'text <Why>a</Why>\n', ['1:6 element-in-paragraph']],
    ['one that spans blocks', 'procedure', 'text <Why>\n\na\n\n</Why>\n', ['1:6 element-in-paragraph']],
    ['text after a phase', 'procedure', `${inPhase(step('x'))}\nMore.\n`, ['17:1 prose-outside-phase']],
    ['text between steps', 'procedure', inPhase(`${step('x')}\n\nMore.`), ['15:1 prose-outside-step']],
    ['text after a block step', 'block', `${step('x')}\n\nMore.\n`, ['9:1 prose-outside-step']],
    ['text in a reference', 'comms', 'a <Ref to="x">b</Ref>\n', ['1:3 wrong-place']],
    ['text in a report element', 'report', '<Figure>\n\nx\n\n</Figure>\n', ['1:1 wrong-place']],
  ] as const)('refuses %s', async (_what, collection, body, expected) => {
    expect(await complaints(collection, body)).toEqual(expected);
  });

  it('asks for an empty line on either side of each tag', async () => {
    expect(await complaints('procedure', inStep('Text\n<Why>\n\nx\n\n</Why>'))).toEqual(['12:1 blank-line']);
    expect(await complaints('procedure', inStep('<Why>\nx\n\n</Why>'))).toEqual(['11:1 blank-line']);
    expect(await complaints('procedure', inStep('<Why>\n\nx\n</Why>'))).toEqual(['14:1 blank-line']);
    expect(await complaints('procedure', inStep('<Why>x</Why>'))).toEqual(['11:1 blank-line']);
    expect(await complaints('procedure', inStep('<Why>\n\nx\n\n</Why>\nText'))).toEqual(['15:6 blank-line']);
    expect(await complaints('procedure', inStep('{/* y */}\n<Why>\n\nx\n\n</Why>'))).toEqual([]);
  });
});

describe('what an element holds', () => {
  it.each([
    ['no title', 'procedure', inPhase('<Step id="a" role="deputy">\n\nx\n\n</Step>'), ['7:1 missing-title']],
    ['a title of the wrong rank', 'procedure', inStep('x').replace('###', '##'), ['9:1 heading-level']],
    [
      'a link in a title',
      'procedure',
      inStep('x').replace('Do it', '[Do](https://a.example)'),
      ['9:5 title'],
    ],
    ['a title too long', 'procedure', inStep('x').replace('Do it', 'x'.repeat(91)), ['9:1 too-long']],
    ['no goal', 'procedure', '<Phase name="recovery">\n\n## Recover\n\n</Phase>\n', ['1:1 missing-goal']],
    ['too many words', 'procedure', inStep('word '.repeat(121)), ['7:1 too-long']],
    ['two paragraphs in a note', 'procedure', inStep('<Why>\n\nx\n\ny\n\n</Why>'), ['15:1 one-paragraph']],
    ['a list in a note', 'procedure', inStep('<Warn>\n\n- x\n\n</Warn>'), ['13:1 one-paragraph']],
    ['an empty note', 'procedure', inStep('<Warn>\n\n</Warn>'), ['11:1 one-paragraph']],
    ['an unknown attribute', 'procedure', inStep('x', ' witin="5m"'), ['7:28 unknown-attribute']],
    [
      'a missing attribute',
      'procedure',
      inStep('x').replace(' role="deputy"', ''),
      ['7:1 missing-attribute'],
    ],
    ['a wrong duration', 'procedure', inStep('x', ' within="5 m"'), ['7:36 duration']],
    ['an attribute twice', 'procedure', inStep('x', ' within="5m" within="6m"'), ['7:48 duplicate-key']],
    ['an id twice', 'procedure', inPhase(`${step('x')}\n\n${step('y')}`), ['15:11 duplicate-id']],
    ['no answers', 'triage', question('Look.'), ['1:1 answers']],
    ['a missing answer', 'triage', question('- **Yes:** a\n- **No:** b'), ['5:1 answers']],
    ['an answer twice', 'triage', question(`${answers}\n- **No:** d`), ['8:1 answers']],
    ['an empty answer', 'triage', question('- **Yes:** a\n- **No:**\n- **Unknown:** c'), ['6:1 answers']],
    ['an answer of another kind', 'triage', question(`${answers}\n- maybe`), ['8:1 answers']],
    ['an answer of two paragraphs', 'triage', question(`${answers}\n\n  More.`), ['7:1 answers']],
  ] as const)('refuses %s', async (_what, collection, body, expected) => {
    expect(await complaints(collection, body)).toEqual(expected);
  });

  it('holds a decision to two or three branches, a known default, and no text after them', async () => {
    const branch = (answer: string) => `<Branch answer="${answer}" then="close">\n\nx\n\n</Branch>\n\n`;
    const decision = (branches: string) =>
      complaints(
        'procedure',
        inPhase(
          `<Decision id="d" decider="deputy" default="no" default_after="5m">\n\n### Is it?\n\n${branches}</Decision>`,
        ),
      );
    expect(await decision(branch('yes') + branch('no'))).toEqual([]);
    expect(await decision(branch('no'))).toEqual(['7:1 branches']);
    expect(await decision(branch('yes') + branch('nope'))).toEqual(['7:44 default-answer']);
    expect(await decision(branch('no') + branch('no'))).toEqual(['17:17 branches']);
    expect(await decision(`${branch('yes')}More.\n\n${branch('no')}`)).toEqual(['17:1 prose-outside-step']);
  });

  it('gives no entry where a part is missing, and one where only its form is faulted', async () => {
    const missing = await read('procedure', written('procedure', inStep('x').replace('### Do it', '')));
    const long = await read('procedure', written('procedure', inStep('word '.repeat(121))));
    expect(missing.entry).toBeUndefined();
    expect(long.entry?.document.nodes).toHaveLength(1);
  });
});

describe('what the parser itself refuses', () => {
  it.each([
    ['a tag never closed', '<Phase name="recovery">\n\n## R\n', ['1:1 unclosed-tag']],
    ['a closing tag alone', 'Text\n\n</Phase>\n', ['3:1 unclosed-tag']],
    ['a line break as in HTML', 'a <br> b\n', ['1:3 unclosed-tag']],
    ['a lone brace', 'a {b\n', ['1:3 unreadable']],
    ['a less-than sign before a digit', 'fewer than <3\n', ['1:12 unreadable']],
    ['an HTML comment', '<!-- a -->\n', ['1:1 unreadable']],
    ['a link in angle brackets', 'see <https://a.example>\n', ['1:5 unreadable']],
    ['an attribute without quotes', '<Phase name=recovery>\n\nx\n\n</Phase>\n', ['1:1 unreadable']],
    ['quotes without end', `${'>'.repeat(500)} x\n`, ['1:1 too-deep']],
    ['braces without end', `${'{'.repeat(500)}\n`, ['1:201 too-deep']],
  ])('reports %s at its place, with an edit and no stack', async (_what, body, expected) => {
    expect(await complaints('procedure', body)).toEqual(expected);
    const { findings } = await read('procedure', written('procedure', body));
    expect(findings[0]?.hint).toBeTruthy();
    expect(findings[0]?.message).not.toMatch(/mdx-jsx|node_modules|Error:/);
  });

  it('survives a backslash that ends the file inside a quote', async () => {
    expect(await complaints('comms', 'import "\\')).toEqual(['1:1 mdx-code']);
  });

  it('survives tags nested beyond any stack', async () => {
    const deep = `${'<A>\n\n'.repeat(20_000)}x${'\n\n</A>'.repeat(20_000)}\n`;
    expect((await complaints('comms', deep)).join()).toContain('too-deep');
  });
});
