import { mdxToHast } from 'satteri';
import type { Root } from 'hast';
import type { Finding, Point } from '#lib/model/finding.ts';
import { hiddenInside } from '#lib/content/hidden.ts';
import type { Source } from '#lib/content/source.ts';
import { grammar } from '#lib/model/elements/grammar.ts';

/**
 * Parses a body that has empty lines in place of its front matter. It becomes a tree, never code. What the parser
 * refuses becomes one finding at its place, with the edit in place of the parser's own words.
 */
export function parseBody(source: Source, body: string): { root?: Root; findings: Finding[] } {
  const fail = (rule: string, line: number, column: number, message: string, hint?: string) => {
    const finding: Finding = {
      rule,
      severity: 'error',
      file: source.file,
      at: { line, column },
      length: 1,
      message,
      hint,
    };
    return { findings: [finding] };
  };
  const deep = tooDeep(body);
  if (deep !== undefined) {
    // The two end alike; only lines of front matter are emptied.
    const { line, column } = source.point(source.text.length - body.length + deep);
    return fail('too-deep', line, column, 'the text nests too deeply from here', 'write it flat');
  }
  try {
    // Sätteri 0.10 aborts the process where code ends the file inside a quote, right after a backslash.
    const ended = body.endsWith('\n') ? body : `${body}\n`;
    const root = mdxToHast(ended, { features: { frontmatter: false } }) as Root;
    // The file itself holds no such character: only `&#8238;` and its kind can bring one in.
    const found = body.includes('&') ? hiddenNode(root) : undefined;
    if (!found) return { root, findings: [] };
    const { line, column } = found.at;
    const message = `a character reference here stands for the invisible character ${found.name}`;
    return fail('hidden-character', line, column, message, 'write the text without it');
  } catch (error) {
    if (error instanceof RangeError)
      return fail('too-deep', source.bodyLine, 1, 'the text nests too deeply', 'write it flat');
    const match = error instanceof Error ? /^(\d+):(\d+): ([\s\S]*)$/.exec(error.message) : null;
    if (!match) throw error;
    const [line, column, reason] = [Number(match[1]), Number(match[2]), match[3] ?? ''];
    const offset = source.offset({ line, column });
    const { rule, message, hint } = explain(reason, source.text.slice(offset, offset + 80));
    return fail(rule, line, column, message, hint);
  }
}

interface Hidden {
  name: string;
  at: Point;
}

/** The first node with an invisible character in its text or in what it says of itself, and its place. */
function hiddenNode(node: object, around: Point = { line: 1, column: 1 }): Hidden | undefined {
  const { position, children, data: _, ...own } = node as Partial<Root>;
  const at = position?.start ?? around;
  const found = hiddenInside(own);
  if (found) return { name: found.name, at: { line: at.line, column: at.column } };
  for (const child of children ?? []) {
    const inner = hiddenNode(child, at);
    if (inner) return inner;
  }
  return undefined;
}

const escape = 'write &lt; or &#123; for the character itself, or put the text in backticks';

/** The parser's reason in words for an author. `rest` is the text from the place of the error on. */
function explain(reason: string, rest: string): { rule: string; message: string; hint: string } {
  const name = /^<\/?\s*([A-Za-z][\w.]*)/.exec(rest)?.[1];
  if (/before the end of `paragraph`/.test(reason) && name && grammar.has(name))
    return {
      rule: 'element-in-paragraph',
      message: `<${name}> stands inside a paragraph`,
      hint: `add an empty line before <${name}>, and one after it`,
    };
  if (/Expected a closing tag/.test(reason))
    return name && /^(br|hr|img|input)$/i.test(name)
      ? { rule: 'unclosed-tag', message: `<${name}> is not closed`, hint: `write <${name} />` }
      : {
          rule: 'unclosed-tag',
          message: `<${name ?? ''}> is opened here and not closed where it should be`,
          hint: `add </${name ?? ''}> on its own line; if no tag is meant, ${escape}`,
        };
  if (/closing tag/.test(reason))
    return {
      rule: 'unclosed-tag',
      message: `the closing tag ${name ? `</${name}> ` : ''}has no opening tag to match`,
      hint: 'every tag is closed in the reverse order of opening; remove this one or open it above',
    };
  if (rest.startsWith('<!--'))
    return { rule: 'unreadable', message: 'an HTML comment is not read here', hint: 'write {/* … */}' };
  if (rest.startsWith('{') || /expression|brace/.test(reason))
    return { rule: 'unreadable', message: 'a { opens something that never closes', hint: escape };
  if (name && grammar.has(name))
    return {
      rule: 'unreadable',
      message: `the tag <${name}> cannot be read`,
      hint: 'attributes are written name="value", with straight quotes, and the tag ends with >',
    };
  if (/^<(https?:|[^\s@>]+@)/.test(rest))
    return {
      rule: 'unreadable',
      message: 'a link in angle brackets is not read here',
      hint: 'write [text](https://…)',
    };
  return { rule: 'unreadable', message: 'this < opens no tag', hint: escape };
}

/** Offset where quotes or braces nest so deeply that no person wrote them and the parser would take minutes. */
function tooDeep(body: string): number | undefined {
  const quotes = /^(?:[ \t]*(?:>|[-*+][ \t])){30}/m.exec(body);
  if (quotes) return quotes.index;
  // Hardly any page has more than a few.
  if (!hasMany(body, '{', 200)) return undefined;
  let depth = 0;
  for (let at = body.indexOf('{'); at >= 0 && at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === 123 && ++depth > 200) return at;
    if (code === 125 && depth > 0) depth--;
  }
  return undefined;
}

function hasMany(text: string, what: string, most: number): boolean {
  let found = 0;
  for (let at = text.indexOf(what); at >= 0 && found <= most; at = text.indexOf(what, at + 1)) found++;
  return found > most;
}
