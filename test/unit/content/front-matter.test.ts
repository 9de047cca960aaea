import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readFrontMatter } from '#lib/content/front-matter.ts';
import { sourceOf } from '#lib/content/source.ts';

const front = (text: string) => readFrontMatter(sourceOf('content/a.mdx', text, ''));
const problem = (text: string) =>
  front(text).findings.map(({ rule, at }) => `${at.line}:${at.column} ${rule}`);

describe('front matter', () => {
  it('keeps dates, times and yes-words as text, and numbers and true as they are', () => {
    const { parts } = front('---\nday: 2027-13-15\nat: 1:30\nok: yes\nn: 3\nb: true\nv: 1e3\n---\n');
    expect(parts?.data).toEqual({ day: '2027-13-15', at: '1:30', ok: 'yes', n: 3, b: true, v: 1000 });
  });

  it('leaves empty lines, so that the lines of the body keep their numbers', () => {
    const { parts } = front('---\na: é\n---\nBody\n');
    expect(parts?.body).toBe('\n\n\nBody\n');
  });

  it('accepts trailing spaces on its fences, a line of hyphens in a text, and nothing after it', () => {
    expect(front('--- \nnote: |\n  ---\n---\t').parts?.data).toEqual({ note: '---\n' });
  });

  it('says what is wrong, where', () => {
    expect(problem('')).toEqual(['1:1 empty-file']);
    expect(problem(' \n\n')).toEqual(['1:1 empty-file']);
    expect(problem('# A page\n')).toEqual(['1:1 front-matter']);
    expect(problem('---\ntitle: a\n')).toEqual(['1:1 front-matter']);
    expect(problem('---\ntitle: a\n----\nb: c\n---\n')).toEqual(['3:1 front-matter']);
    expect(problem('---\n- a\n---\n')).toEqual(['2:1 wrong-type']);
    expect(problem('---\ntitle: a\n  \tb: c\n---\n')).toEqual(['3:3 tabs']);
    expect(problem('---\ntitle: a\nowner: b\ntitle: c\n---\n')).toEqual(['4:1 duplicate-key']);
    expect(problem('---\ntitle: a: b\n---\n')).toEqual(['2:9 yaml']);
    expect(problem('---\na: !!js/function x\n---\n').join()).toContain('yaml');
    expect(problem(`---\na: ${'['.repeat(50_000)}\n---\n`).join()).toContain('too-deep');
  });

  it('refuses anchors, aliases and merge keys, and nothing that only looks like one', () => {
    expect(problem('---\na: 1\nb: &x [1]\nc: *x\n---\n')).toEqual(['3:4 yaml-alias']);
    expect(problem('---\nc: *x\n---\n')).toEqual(['2:4 yaml-alias']);
    expect(problem('---\n<<: {a: 1}\n---\n')).toEqual(['2:1 yaml-alias']);
    expect(problem('---\na: rock & roll *now*\nb: "&x"\nc: |\n  *x\n---\n')).toEqual([]);
  });
});

describe('front matter in another language', () => {
  const trace = join(tmpdir(), `watchbill-front-matter-${process.pid}`);
  afterEach(() => rmSync(trace, { force: true }));
  const attack = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran')`;

  it.each(['---js', '---javascript', '--- js', '---json', '---coffee', '---toml', '---JS'])(
    'never runs %s, and says that only YAML is read',
    (opening) => {
      expect(problem(`${opening}\n${attack}\n---\n`)).toEqual(['1:4 front-matter-language']);
      expect(existsSync(trace)).toBe(false);
    },
  );

  it('does not run it on a later line either', () => {
    expect(problem(`---\n---js\n${attack}\n---\n`)).not.toEqual([]);
    expect(existsSync(trace)).toBe(false);
  });
});
