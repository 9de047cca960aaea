import fc from 'fast-check';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean } from '#lib/rules/field.ts';
import { readRules } from '#lib/rules/read-rules.ts';
import { onFolder, read, sigma } from './folder.ts';

const messages = (files: Record<string, string | Buffer>) =>
  read(files).findings.map(({ file, message }) => `${file}: ${message}`);

describe('a file that is broken', () => {
  it('is a finding with its place, and costs itself alone', () => {
    const found = read({
      'a.yml': 'title: "never closed\nlogsource: {}\n',
      'b.yml': sigma(),
      'c.toml': '[rule]\nname = "x\n',
    });
    expect(found.rules.map(({ file }) => file)).toEqual(['b.yml']);
    expect(found.leftOut).toEqual({ broken: 2 });
    expect(found.findings).toMatchObject([
      { rule: 'rule-file', severity: 'warning', file: 'a.yml' },
      { rule: 'rule-file', severity: 'warning', file: 'c.toml', at: { line: 2 } },
    ]);
  });

  it('may be bytes, another encoding, or far too large', () => {
    expect(
      messages({
        'a.yml': Buffer.from([0, 1, 2, 3]),
        'b.yml': Buffer.from('title: caf\u00e9\n', 'latin1'),
        'c.yml': 'x'.repeat(2_000_001),
      }),
    ).toEqual([
      'a.yml: the rule cannot be read: it holds no text',
      'b.yml: the rule cannot be read: it is not UTF-8',
      'c.yml: the rule cannot be read: it is larger than 2 MB',
    ]);
  });

  it('of one document leaves the next', () => {
    const found = read({ 'a.yml': `title: [\n---\n${sigma()}` });
    expect([found.rules.length, found.leftOut]).toEqual([1, { broken: 1 }]);
  });
});

describe('a file that unfolds', () => {
  it('by aliases of aliases is stopped', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level += 1)
      lines.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`);
    const bomb = `${sigma()}${lines.join('\n')}\n`;
    expect(messages({ 'a.yml': bomb })).toEqual([
      'a.yml: the rule cannot be read: its aliases unfold into too much',
    ]);
  });

  it('within the limit of aliases, but into more than a rule can be, is stopped too', () => {
    const items = Array.from({ length: 9000 }, (_, index) => index).join(', ');
    const many = Array.from({ length: 90 }, () => '*list').join(', ');
    const text = sigma({ detection: `{selection: {EventID: [${many}]}, condition: selection}` });
    expect(messages({ 'a.yml': `x: &list [${items}]\n${text}` })).toEqual([
      'a.yml: the rule cannot be read: it unfolds into too much',
    ]);
  });

  it('by nesting is stopped', () => {
    const found = read({ 'a.yml': `title: ${'['.repeat(50_000)}\n`, 'b.toml': `a = ${'['.repeat(50_000)}` });
    expect(found.leftOut).toEqual({ broken: 2 });
  });
});

describe('a file that is odd, but well', () => {
  it('may have ten thousand lines', () => {
    const values = Array.from({ length: 10_000 }, (_, index) => `    - host-${index}.example\n`).join('');
    const detection = `\n  selection:\n    Host:\n${values}  condition: selection`;
    expect(read({ 'a.yml': sigma({ detection }) }).rules).toHaveLength(1);
  });

  it('may hold every kind of date TOML knows', () => {
    const dates = 'a = 1979-05-27T07:32:00Z\nb = 1979-05-27\nc = 07:32:00\nd = 1979-05-27T07:32:00\n';
    const text = `[metadata]\n${dates}\n[rule]\nname = "Dated"\nrule_id = "x"\nquery = "*"\nthreshold = 1979-05-27\n`;
    expect(read({ 'a.toml': text }).rules).toMatchObject([{ title: 'Dated', needs: [], techniques: [] }]);
  });

  it('may give every key the wrong type', () => {
    const wrong = ['{a: 1}', '[[1]]', '7', 'true', 'null', '""'];
    for (const value of wrong) {
      const keys = ['title', 'id', 'status', 'tags', 'logsource', 'detection', 'level', 'falsepositives'];
      const all = Object.fromEntries(keys.map((key) => [key, value]));
      expect(read({ 'odd.yml': sigma(all) }).rules, value).toHaveLength(1);
    }
  });

  it('may twice give the same id: the first counts, and the finding names both', () => {
    const found = read({ 'a.yml': sigma(), 'b/c.yml': sigma({ title: 'Again' }) });
    expect(found.rules.map(({ file }) => file)).toEqual(['a.yml']);
    expect(found.leftOut).toEqual({ duplicate: 1 });
    expect(found.findings).toMatchObject([
      { rule: 'duplicate-id', file: 'b/c.yml', message: expect.stringContaining('stands in a.yml too') },
    ]);
  });
});

describe('a folder', () => {
  it('that holds itself by a link is read once, and says so', () => {
    onFolder({ 'a.yml': sigma() }, (root) => {
      mkdirSync(join(root, 'sub'));
      symlinkSync('..', join(root, 'sub/again'));
      const found = readRules(root);
      expect(found.rules).toHaveLength(1);
      expect(found.findings).toMatchObject([{ rule: 'symlink', message: 'a symbolic link is not followed' }]);
    });
  });

  it.each(['threat-hunting', 'rules-threat-hunting', 'hunting', 'Hunting Queries', 'hunting_queries'])(
    'called %s is left out and counted, whatever is in it',
    (name) => {
      const found = read({ [`${name}/deep/a.yml`]: sigma(), [`${name}/b.yml`]: '][', 'c.yml': sigma() });
      expect([found.rules.length, found.leftOut, found.findings]).toEqual([1, { hunting: 2 }, []]);
    },
  );

  it('of git is passed over, and so are files of other kinds', () => {
    const found = read({ '.git/a.yml': sigma(), 'README.md': 'x', 'b.yml': 'version: 2\n', 'c.yml': '' });
    expect([found.rules, found.leftOut]).toEqual([[], { 'no-rule': 1 }]);
  });

  it('that is not there is said by the system', () => {
    onFolder({}, (root) => {
      writeFileSync(join(root, 'file'), '');
      expect(() => readRules(join(root, 'none'))).toThrow(/ENOENT/);
    });
  });
});

describe('a hostile title', () => {
  it('loses what a terminal or a reader would obey', () => {
    const title = JSON.stringify('Red \u001b[31malert\u0007\u202e\u200b\nnow\ud800');
    expect(read({ 'a.yml': sigma({ title }) }).rules[0]?.title).toBe('Red [31malert now\ufffd');
  });

  it('is at most 200 characters, on one line, and clean already when it is cleaned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const once = clean(text);
        expect([...once].length).toBeLessThanOrEqual(200);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(clean(once)).toBe(once);
      }),
    );
  });
});

describe('any text at all', () => {
  it.each(['yml', 'toml'])('as .%s is rules, counts or findings, never a stop', (ending) => {
    const pieces = fc.constantFrom(
      'title: ',
      'rule',
      '[',
      ']',
      '{',
      '}',
      '&a',
      '*a',
      '- ',
      '\n',
      '  ',
      ': ',
      '"',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const { rules, leftOut, findings } = read({ [`a.${ending}`]: written });
        expect(findings.length).toBe(leftOut.broken ?? 0);
        expect(rules.length).toBeLessThanOrEqual(written.length);
      }),
      { numRuns: 200 },
    );
  });
});
