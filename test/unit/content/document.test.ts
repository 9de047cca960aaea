import { describe, expect, it } from 'vitest';
import { bodyLine, inPhase, nodes, read, written } from './written.ts';

const text = (value: string) => ({ type: 'text', value });

describe('a procedure', () => {
  it('becomes introduction, blocks, phases, steps, decisions in order', async () => {
    const body = `Work *down*.

<Block ref="open-file" solo={2}>

Open the file.

</Block>

${inPhase(`<Step id="cut" role="technical-lead" within="5m" solo={1} destroys preserve="save" approval="deputy">

### Cut the \`link\`

Do it.

<Warn>

The **clock** runs.

</Warn>

\`\`\`text in="a shell"
cut USER
\`\`\`

<Why>

It spreads.

</Why>

</Step>

<Decision id="more" decider="deputy" default="no" default_after="10m">

### Is there more?

<Branch answer="yes" then="cut">

Again.

</Branch>

<Branch answer="no" then="close">

Done.

</Branch>

</Decision>`)}`;
    const line = bodyLine('procedure') - 1;
    expect(await nodes('procedure', body)).toEqual([
      {
        kind: 'prose',
        hast: [
          {
            type: 'element',
            tagName: 'p',
            properties: {},
            children: [
              text('Work '),
              { type: 'element', tagName: 'em', properties: {}, children: [text('down')] },
              text('.'),
            ],
          },
        ],
      },
      {
        kind: 'block',
        ref: 'open-file',
        solo: 2,
        hast: [text('Open the file.')],
        at: { line: line + 3, column: 1 },
      },
      {
        kind: 'phase',
        name: 'containment',
        title: 'Contain',
        goal: [text('The outsider is out.')],
        at: { line: line + 9, column: 1 },
        nodes: [
          {
            kind: 'step',
            id: 'cut',
            title: 'Cut the link',
            role: 'technical-lead',
            within: '5m',
            solo: 1,
            offline: false,
            parallel: false,
            destroys: true,
            disrupts: false,
            preserve: 'save',
            approval: 'deputy',
            words: 2,
            at: { line: line + 15, column: 1 },
            body: [
              {
                kind: 'prose',
                hast: [{ type: 'element', tagName: 'p', properties: {}, children: [text('Do it.')] }],
              },
              {
                kind: 'warn',
                hast: [
                  text('The '),
                  { type: 'element', tagName: 'strong', properties: {}, children: [text('clock')] },
                  text(' runs.'),
                ],
                at: { line: line + 21, column: 1 },
              },
              {
                kind: 'command',
                language: 'text',
                where: 'a shell',
                code: 'cut USER',
                hast: [
                  text('cut '),
                  { type: 'element', tagName: 'var', properties: {}, children: [text('USER')] },
                ],
                at: { line: line + 27, column: 1 },
              },
              { kind: 'why', hast: [text('It spreads.')], at: { line: line + 31, column: 1 } },
            ],
          },
          {
            kind: 'decision',
            id: 'more',
            title: 'Is there more?',
            decider: 'deputy',
            default: 'no',
            defaultAfter: '10m',
            body: [],
            branches: [
              { answer: 'yes', then: 'cut', hast: [text('Again.')], at: { line: line + 43, column: 1 } },
              { answer: 'no', then: 'close', hast: [text('Done.')], at: { line: line + 49, column: 1 } },
            ],
            at: { line: line + 39, column: 1 },
          },
        ],
      },
    ]);
  });
});

describe('a triage guide', () => {
  it.each([
    ['tight', '- **Yes:** go `on`.\n- **No**: stop.\n- **unknown:** ask.'],
    ['loose', '- **Yes:** go `on`.\n\n- **No**: stop.\n\n- **unknown:** ask.'],
  ])('reads the three answers of a %s list', async (_form, list) => {
    const [question] = await nodes(
      'triage',
      `<Question id="q" automation="assisted">\n\n### Did it?\n\nLook.\n\n- a list\n\nThen:\n\n${list}\n\n</Question>\n`,
    );
    if (question?.kind !== 'question') throw new Error('no question');
    expect(question.takes).toBe('2m');
    expect(question.body.map(({ kind }) => kind)).toEqual(['prose']);
    expect(question.answers).toEqual({
      yes: [
        text('go '),
        { type: 'element', tagName: 'code', properties: {}, children: [text('on')] },
        text('.'),
      ],
      no: [text('stop.')],
      unknown: [text('ask.')],
    });
  });
});

describe('a block file and a report', () => {
  it('holds steps without a phase', async () => {
    const step = '<Step id="a" role="deputy" offline>\n\n### Do it\n\nNow.\n\n</Step>';
    expect((await nodes('block', `About.\n\n${step}\n`)).map(({ kind }) => kind)).toEqual(['prose', 'step']);
  });

  it('keeps report elements between its text', async () => {
    const found = await nodes('report', 'One.\n\n<Figure metric="mttd" slice="high" />\n\nTwo.\n');
    expect(found.map(({ kind }) => kind)).toEqual(['prose', 'report-element', 'prose']);
    expect(found[1]).toMatchObject({ name: 'Figure', metric: 'mttd', slice: 'high' });
  });
});

describe('what is gathered across a page', () => {
  it('counts words of prose, titles and notes, and none of code', async () => {
    const body = inPhase(
      '<Step id="a" role="deputy">\n\n### Two words\n\nThree more words, `not this`.\n\n```text\nnone of this\n```\n\n<Why>\n\nOne.\n\n</Why>\n\n</Step>',
    );
    const { entry } = await read('procedure', written('procedure', body));
    // Contain / The outsider is out. / Two words / Three more words / One.
    expect(entry?.document.words).toBe(1 + 4 + 2 + 3 + 1);
  });

  it('lists references, relative links and images where their address is written', async () => {
    const body =
      'See <Ref to="procedure/x" />, [that](../triage/y.mdx) and [out](https://a.example/).\n\n![A map](map.png)\n';
    const { entry } = await read('comms', written('comms', body));
    const line = bodyLine('comms');
    expect(entry?.document.links).toEqual([
      { to: 'procedure/x', at: { line, column: 14 } },
      { to: '../triage/y.mdx', at: { line, column: 38 } },
    ]);
    expect(entry?.document.images).toEqual([
      { src: 'map.png', alt: 'A map', at: { line: line + 2, column: 10 } },
    ]);
  });
});
