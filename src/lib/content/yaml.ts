import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { isAlias, parseDocument, visit } from 'yaml';
import { hiddenInside } from './hidden.ts';

/** What is wrong with a YAML text, at an offset of it. */
export interface YamlProblem {
  rule: 'yaml' | 'yaml-alias' | 'duplicate-key' | 'tabs' | 'too-deep' | 'unknown-key' | 'hidden-character';
  offset: number;
  length: number;
  message: string;
  hint?: string;
}

export type YamlResult = { value: unknown } | { problem: YamlProblem };

const tooDeep = 'the lists and maps nest too deeply';

/** js-yaml's reasons in the words of this project, with the edit that helps. */
const reasons: [RegExp, string, string][] = [
  [/duplicated mapping key/, 'this key stands twice in the same place', 'keep one of the two'],
  [
    /bad indentation of a mapping entry/,
    'this line does not fit what is above it',
    'put a text that contains a colon, a hash or a quote in quotes; indent with two spaces',
  ],
  [
    /bad indentation of a sequence entry/,
    'this list entry is indented differently from the one before',
    'give all entries the same indentation',
  ],
  [
    /unexpected end of the stream within a (single|double) quoted/,
    'a quote is opened and never closed',
    'close it',
  ],
  [/unknown tag/, 'a tag such as !!binary is not allowed', 'write the plain value'],
  [
    /can not read a block mapping entry|implicit mapping/,
    'this line is neither a key nor a value',
    'write  key: value',
  ],
];

/**
 * Reads YAML 1.2 core: dates, times and words such as yes stay text. Anchors and aliases are refused, so a
 * value stands where it is read and no small file can become a large one.
 */
export function readYaml(text: string): YamlResult {
  const tab = /^ *\t[ \t]*\S/m.exec(text);
  if (tab) return { problem: tabProblem(text, tab.index) };
  const alias = aliasIn(text);
  if (alias) return { problem: alias };
  try {
    const value = load(text, { schema: CORE_SCHEMA });
    const trick = trickIn(text, value);
    return trick ? { problem: trick } : { value };
  } catch (error) {
    if (error instanceof YAMLException) return { problem: yamlProblem(text, error) };
    if (error instanceof RangeError)
      return {
        problem: { rule: 'too-deep', offset: 0, length: 1, message: tooDeep },
      };
    throw error;
  }
}

/** What only shows once escapes are read: a character nobody sees, or the one key that is not data in JavaScript. */
function trickIn(text: string, value: unknown): YamlProblem | undefined {
  if (!/\\|__proto__/.test(text)) return undefined;
  const at = (form: RegExp, length: number) => ({ offset: Math.max(0, text.search(form)), length });
  const found = hiddenInside(value);
  if (found)
    return {
      rule: 'hidden-character',
      ...at(/\\(?!["\\/nt ])/, 2),
      message: `an escape stands for the invisible character ${found.name}`,
      hint: 'delete it: it can hide or reorder what people read and copy',
    };
  if (hasKey(value, '__proto__'))
    return {
      rule: 'unknown-key',
      ...at(/__proto__|\\/, 9),
      message: 'key "__proto__" is not known here',
      hint: 'remove it',
    };
  return undefined;
}

function hasKey(value: unknown, key: string): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Object.hasOwn(value, key) || Object.values(value).some((inner) => hasKey(inner, key));
}

function tabProblem(text: string, line: number): YamlProblem {
  return {
    rule: 'tabs',
    offset: text.indexOf('\t', line),
    length: 1,
    message: 'a tab indents this line',
    hint: 'indent with spaces; YAML does not accept tabs',
  };
}

/** The first anchor, alias or merge key. A cheap search first: hardly any file has the characters. */
function aliasIn(text: string): YamlProblem | undefined {
  if (!/(^|[\s[{,:-])[&*]\S|<<\s*:/m.test(text)) return undefined;
  let found: YamlProblem | undefined;
  const report = (offset: number, length: number, what: string) => {
    found ??= {
      rule: 'yaml-alias',
      offset,
      length,
      message: `${what} is not allowed here`,
      hint: 'write the value out where it is used; a text that starts with & or * goes in quotes',
    };
    return visit.BREAK;
  };
  try {
    visit(parseDocument(text, { schema: 'core', uniqueKeys: false, logLevel: 'silent' }), {
      Node(_key, node) {
        const start = node.range?.[0] ?? 0;
        if (isAlias(node)) return report(start, node.source.length + 1, `the alias *${node.source}`);
        if ('anchor' in node && node.anchor) {
          const at = text.lastIndexOf(`&${node.anchor}`, start);
          return report(Math.max(0, at), node.anchor.length + 1, `the anchor &${node.anchor}`);
        }
        return undefined;
      },
      Pair(_key, { key }) {
        const scalar = key as { value?: unknown; range?: [number, number, number] } | null;
        return scalar?.value === '<<' ? report(scalar.range?.[0] ?? 0, 2, 'the merge key <<') : undefined;
      },
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { rule: 'too-deep', offset: 0, length: 1, message: tooDeep };
  }
  return found;
}

function yamlProblem(text: string, error: YAMLException): YamlProblem {
  // The mark is missing only where js-yaml knows no place.
  const position = (error.mark as { position?: number } | undefined)?.position ?? 0;
  const place = { offset: Math.min(position, text.length), length: 1 };
  if (/maxDepth/.test(error.reason)) return { rule: 'too-deep', ...place, message: tooDeep };
  const [, message, hint] = reasons.find(([form]) => form.test(error.reason)) ?? [];
  return {
    rule: /duplicated/.test(error.reason) ? 'duplicate-key' : 'yaml',
    ...place,
    message: message ?? `this is not YAML: ${error.reason}`,
    ...(hint && { hint }),
  };
}
