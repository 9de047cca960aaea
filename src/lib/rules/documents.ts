import { readFileSync } from 'node:fs';
import { parse, TomlError } from 'smol-toml';
import { yamlDocuments, type YamlDocument } from './yaml-documents.ts';

/** Largest file read, in bytes: rules are a few thousand, the longest lists of indicators some hundred thousand. */
const largest = 2_000_000;

/** The documents of a file, in YAML or TOML by its name. What cannot be read is a problem of one document. */
export function documentsOf(path: string): YamlDocument[] {
  const bytes = readFileSync(path);
  if (bytes.length > largest) return [problem('it is larger than 2 MB')];
  if (bytes.includes(0)) return [problem('it holds no text')];
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return [problem('it is not UTF-8')];
  }
  return /\.toml$/i.test(path) ? [tomlDocument(text)] : yamlDocuments(text);
}

/** A TOML file is one document. Its dates become dates; nobody asks a rule for its date. */
function tomlDocument(text: string): YamlDocument {
  try {
    return { line: 1, column: 1, value: parse(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = ''] = error.message.split('\n', 1);
    return {
      line: error.line,
      column: error.column,
      problem: first.replace(/^Invalid TOML document: /, '').trim(),
    };
  }
}

function problem(words: string): YamlDocument {
  return { line: 1, column: 1, problem: words };
}
