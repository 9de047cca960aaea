import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attacked, check, found, note, page } from './attack.ts';

const guide = 'triage/mailbox-rule.mdx';
const original = (path: string) => readFileSync(join('test/sites/minimal/content', path), 'utf8');
const changed = (path: string, from: string, to: string) => {
  const text = original(path);
  expect(text).toContain(from);
  return { [path]: text.replaceAll(from, to) };
};

describe('YAML', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat([...'bcdefghi'].map((key, at) => `${key}: &${key} [${`*${'abcdefgh'[at]}, `.repeat(9)}x]`))
    .join('\n');

  it('a bomb of aliases: refused at its first anchor, in front matter, registry and portal.yaml', async () => {
    expect(await found({ [note]: page('', `${bomb}\n`) })).toEqual([`${note}:8 yaml-alias`]);
    for (const file of ['registries/scopes.yaml', 'portal.yaml'])
      expect(await found({ [file]: bomb })).toContain(`${file}:1 yaml-alias`);
  });

  it('an alias of nothing, a merge key, a tag that makes code: refused', async () => {
    for (const [yaml, rule] of [
      ['tags: *none', 'yaml-alias'],
      ['<<: {status: active}', 'yaml-alias'],
      ['tags: !!js/function "function () {}"', 'yaml'],
      ['tags: !!binary aGk=', 'yaml'],
    ])
      expect(await found({ [note]: page('', `${yaml}\n`) })).toEqual([`${note}:8 ${rule}`]);
  });

  it('lists in lists, ten thousand deep: refused, nothing overflows', async () => {
    expect(await found({ [note]: page('', `tags: ${'['.repeat(10_000)}\n`) })).toEqual([
      expect.stringMatching(/too-deep$|yaml$/),
    ]);
  });

  it.each([
    '__proto__: {polluted: yes}',
    'constructor: {prototype: {polluted: yes}}',
    '"\\u005f_proto__": {polluted: yes}',
  ])('%s: an unknown key in front matter, and nothing is polluted', async (key) => {
    expect(await found({ [note]: page('', `${key}\n`) })).toEqual([`${note}:8 unknown-key`]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('__proto__ deep inside: in a condition, a registry, the targets of portal.yaml', async () => {
    expect(await found(changed(guide, 'when: {really-changed: no}', 'when: {__proto__: no}'))).toEqual([
      expect.stringMatching(/mailbox-rule\.mdx:\d+ unknown-key$/),
    ]);
    expect(await found({ 'registries/scopes.yaml': '- {id: a, __proto__: {polluted: yes}}\n' })).toContain(
      'registries/scopes.yaml:1 unknown-key',
    );
    const portal = `${original('portal.yaml')}metric_targets: {__proto__: 1h}\n`;
    expect(await found({ 'portal.yaml': portal })).toEqual([
      expect.stringMatching(/portal\.yaml:\d+ unknown-key/),
    ]);
  });

  it('constructor as the id of a question: an id like any other', async () => {
    expect(await found(changed(guide, 'really-changed', 'constructor'))).toEqual([]);
  });

  it('constructor as a condition nobody asks about: a finding', async () => {
    const said = await found(changed(guide, 'when: {really-changed: no}', 'when: {constructor: no}'));
    expect(said.length).toBeGreaterThan(0);
  });
});

describe('characters nobody sees', () => {
  const unseen = [
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200f',
    '\u061c',
    '\u2060',
    '\ufeff',
    '\u3164',
    '\u{e0041}',
    '\u{e0101}',
  ];

  it.each(unseen.map((sign) => [sign.codePointAt(0)?.toString(16), sign]))(
    'U+%s in a title, in a text and in a command: refused',
    async (_, sign) => {
      for (const text of [
        page('x\n', '', `a${sign}b`),
        page(`a${sign}b\n`),
        page(`\`\`\`text\na${sign}b\n\`\`\`\n`),
      ])
        expect(await found({ [note]: text })).toEqual([expect.stringMatching(/hidden-character$/)]);
    },
  );

  it('behind an escape of YAML: refused as well', async () => {
    for (const escape of ['\\u202E', '\\x1b[31m', '\\e[2J', '\\U000E0041', '\\0', '\\x07'])
      expect(await found({ [note]: page('x\n', '', `"a ${escape} b"`) }), escape).toEqual([
        `${note}:2 hidden-character`,
      ]);
    expect(await found({ [note]: page('x\n', '', '"a \\"b\\" \\\\u202e c"') })).toEqual([]);
  });

  it('behind a character reference of Markdown: refused as well', async () => {
    for (const body of [
      'a &#x202e; b',
      'a &#8203; b',
      'a &ZeroWidthSpace; b',
      '[a](https://x.example "&rlm;")',
      '![a&#x2066;](alert.png)',
      '## a &lrm; b',
    ])
      expect(await found({ [note]: page(`${body}\n`) }), body).toContain(`${note}:10 hidden-character`);
    // The parser itself turns a control character into a sign that shows.
    expect(await found({ [note]: page('<Ref to="&#x1b;[2J" />\n') })).toEqual([
      `${note}:10 broken-reference`,
    ]);
    expect(await found({ [note]: page('`&#x202e;` &amp; &lt; &#123;\n') })).toEqual([]);
  });

  it('a joiner inside a word or a path: refused; inside an emoji or a script that needs it: kept', async () => {
    for (const text of ['pass\u200dword', '/etc/\u200cpasswd', 'a\u200d', '\u200cz'])
      expect(await found({ [note]: page(`${text}\n`) })).toEqual([`${note}:10 hidden-character`]);
    expect(await found({ [note]: page('👩‍💻 می‌خواهم ⚠️ नमस्ते\n') })).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#x73;cript:alert(1)',
    'java&Tab;script:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x.example/1',
    'http://insecure.example/',
    '//evil.example/',
    '\\\\\\\\evil.example\\\\x',
  ])('a link to %s: refused', async (address) => {
    const [first] = await found({ [note]: page(`[x](<${address}>)\n`) });
    expect(first).toMatch(/note\.mdx:10 (unsafe-content|broken-reference)$/);
  });

  it('in front matter: https and nothing else', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'http://x.example'])
      expect(
        await found({
          [note]: page('x\n', `sources: [{title: A, url: "${url}", licence: x, seen: 2026-11-01}]\n`),
        }),
        url,
      ).toEqual([`${note}:8 url`]);
  });

  it('in portal.yaml: the forge is https, the base a path', async () => {
    const portal = original('portal.yaml');
    for (const line of [
      'repository: javascript:alert(1)',
      'base: /"><script>/',
      'base: //evil.example/',
      'base: /../',
    ])
      expect(await found({ 'portal.yaml': `${portal}${line}\n` }), line).not.toEqual([]);
  });
});

describe('MDX that would run', () => {
  const target = join(process.cwd(), 'test/attacks/ran');
  const write = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(target)}, 'x')`;

  it.each([
    ['an import', page(`import fs from 'node:fs'\n`), 'mdx-code'],
    ['an export', page(`export const x = ${write}\n`), 'mdx-code'],
    ['an expression', page(`{${write}}\n`), 'mdx-expression'],
    ['an expression in a text', page(`a {${write}} b\n`), 'mdx-expression'],
    ['an attribute', page(`<Ref to={${write}} />\n`), 'not-literal'],
    ['a spread', page(`<Ref {...${write}} />\n`), 'not-literal'],
    ['a script', page(`<script>{${JSON.stringify(write)}}</script>\n`), 'unknown-element'],
    ['an inline handler', page(`<kbd onclick="alert(1)">x</kbd>\n`), 'unknown-attribute'],
    ['an iframe', page(`<iframe src="https://evil.example" />\n`), 'unknown-element'],
    ['a component of our own', page('<Portal title="x" />\n'), 'unknown-element'],
    ['code in front matter', `---js\n${write}\n---\n\nx\n`, 'front-matter-language'],
    [
      'JavaScript in front matter',
      `---javascript\nmodule.exports = ${write}\n---\nx\n`,
      'front-matter-language',
    ],
    ['CoffeeScript in front matter', `---coffee\n${write}\n---\nx\n`, 'front-matter-language'],
    ['a comment that ends early', page(`{/* x */ ${write} /* */}\n`), 'mdx-expression'],
  ])('%s: refused, and nothing ran', async (_, text, rule) => {
    const said = await found({ [note]: text });
    expect(said[0]).toContain(` ${rule}`);
    expect(existsSync(target)).toBe(false);
  });
});

describe('words for a terminal and for a forge', () => {
  const hostile = '::error file=x::stop\\n::set-output name=x::y %0A::warning::z \\"<b>';

  it('a title that begins a command of GitHub: quoted on one line, never at the start of one', async () => {
    const root = attacked({ [note]: page('x\n', 'aliases: [holding-note]\n', `"${hostile}"`) });
    for (const form of ['pipe', 'terminal', 'github'] as const) {
      const lines = (await check(root, form)).split('\n').filter((line) => line.startsWith('::'));
      for (const line of lines) expect(line).toMatch(/^::(error|warning) file=content\//);
    }
  });

  it('a value with a line break in a message stays on its line', async () => {
    const root = attacked({ [note]: page('x\n', 'tlp: "red\\n::error::x"\n') });
    expect(await check(root)).toMatch(/"red ::error::x" is not one of/);
    expect(await check(root, 'github')).toMatch(/^::error .*::"red ::error::x" is not one of/m);
  });

  it('a title of markup is text like any other', async () => {
    expect(await found({ [note]: page('x\n', '', `"<script>alert(1)</script> & 'b'"`) })).toEqual([]);
  });

  it('a word of 5,000 letters: read whole, and cut where a message repeats it', async () => {
    expect(await found({ [note]: page(`${'x'.repeat(5000)}\n`) })).toEqual([]);
    const said = await check(attacked({ [note]: page('x\n', `${'k'.repeat(5000)}: x\n`) }), 'terminal');
    expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThan(300);
  });
});

describe('a TLP lowered in the same change as new text', () => {
  it('cannot be seen in one commit: check has nothing to say, and SECURITY.md says whose task it is', async () => {
    const lowered = page(
      'The domain controller has no backup.\n',
      'tlp: clear\nstatus: active\nreviewed: 2026-11-01\n',
    );
    expect(await found({ [note]: lowered })).toEqual([]);
    expect(readFileSync('SECURITY.md', 'utf8')).toMatch(/`tlp`/);
  });
});
