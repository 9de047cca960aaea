import matter from 'gray-matter';
import type { Finding } from '#lib/model/finding.ts';
import type { Source } from './source.ts';
import { readYaml, type YamlProblem } from './yaml.ts';

/** A page split in two. `body` keeps the place of its lines: each line of front matter is an empty one. */
export interface Parts {
  data: unknown;
  body: string;
}

/** gray-matter would run other languages, JavaScript among them. Here each of them is an error. */
function refuse(): never {
  throw new Error('only YAML front matter is read');
}
const refused = Object.fromEntries(
  ['javascript', 'js', 'json', 'coffee', 'coffeescript', 'cson', 'toml'].map((name) => [name, refuse]),
);

/** Splits a page and reads its front matter. Nothing in it is ever executed. */
export function readFrontMatter(source: Source): { parts?: Parts; findings: Finding[] } {
  const { text, file } = source;
  const fail = (rule: string, offset: number, length: number, message: string, hint?: string) => {
    const finding: Finding = {
      rule,
      severity: 'error',
      file,
      at: source.point(offset),
      length,
      message,
      hint,
    };
    return { findings: [finding] };
  };
  if (text.trim() === '') return fail('empty-file', 0, 1, 'the file is empty', 'start it with  npm run new');
  const firstLine = text.slice(0, Math.max(text.indexOf('\n'), 0) || text.length);
  const language = /^---\s*([^\s-].*)$/.exec(firstLine);
  if (language)
    return fail(
      'front-matter-language',
      3,
      firstLine.length - 3,
      `"${firstLine}" opens front matter in another language than YAML`,
      'the first line is exactly three hyphens: ---',
    );
  if (!/^---[ \t]*$/.test(firstLine))
    return fail(
      'front-matter',
      0,
      Math.max(1, firstLine.length),
      'the page does not start with front matter',
      'begin with a line of three hyphens, then title, summary and owner, then three hyphens again',
    );
  if (source.bodyLine === 1)
    return fail(
      'front-matter',
      0,
      3,
      'the front matter opened here is never closed',
      'end it with a line of exactly three hyphens',
    );

  const bodyStart = source.offset({ line: source.bodyLine, column: 1 });
  const yamlStart = source.offset({ line: 2, column: 1 });
  const odd = /^---.*\S/m.exec(text.slice(yamlStart, bodyStart).replace(/^---[ \t]*\n?$/m, ''));
  if (odd)
    return fail(
      'front-matter',
      yamlStart + odd.index,
      odd[0].length,
      'a line of front matter starts with ---',
    );

  let problem: YamlProblem | undefined;
  const engine = (yaml: string): object => {
    // gray-matter hands over the text from the end of the opening hyphens.
    const result = readYaml(yaml);
    if ('problem' in result) {
      problem = result.problem;
      return {};
    }
    return result.value ?? {};
  };
  const { data } = matter(text.slice(0, bodyStart), {
    language: 'yaml',
    engines: { ...refused, yaml: engine },
  });
  if (problem) return fail(problem.rule, 3 + problem.offset, problem.length, problem.message, problem.hint);
  if (typeof data !== 'object' || Array.isArray(data))
    return fail(
      'wrong-type',
      yamlStart,
      1,
      'the front matter is not a list of keys',
      'write  key: value  lines',
    );
  return {
    parts: { data, body: '\n'.repeat(source.bodyLine - 1) + text.slice(bodyStart) },
    findings: [],
  };
}
