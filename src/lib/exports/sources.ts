import { existsSync, readFileSync } from 'node:fs';
import { isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Finding } from '#lib/model/finding.ts';
import { sourcesSchema, type Source } from '#lib/model/source.ts';
import type { Format } from './format.ts';
import { resolveFormat, type SourceIssue } from './resolve.ts';
import { schemaIssues } from './source-issues.ts';

/** A source of sources.yaml with the format that reads it. */
export interface ResolvedSource {
  source: Source;
  format: Format;
  /** A finding at the source's own lines in sources.yaml. */
  finding: (rule: string, message: string, hint: string) => Finding;
}

/** Reads and checks `folder`/sources.yaml. Every problem becomes a finding with its line. */
export function readSources(folder: string): { sources: ResolvedSource[]; findings: Finding[] } {
  const file = `${folder}/sources.yaml`;
  const findings: Finding[] = [];
  if (!existsSync(file)) return { sources: [], findings: [missingFile(file)] };
  const lines = new LineCounter();
  const document = parsed(readFileSync(file, 'utf8'), lines);
  if (!document) return { sources: [], findings: [tooDeep(file)] };
  const report = (path: readonly PropertyKey[], rule: string, message: string, hint: string): Finding => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return { rule, severity: 'error', file, at: { line, column: col }, length: 1, message, hint };
  };
  const refuse = (offset: number, rule: string, message: string, hint: string) => {
    const { line, col } = lines.linePos(offset);
    findings.push({ rule, severity: 'error', file, at: { line, column: col }, length: 1, message, hint });
  };
  for (const error of document.errors.slice(0, 10))
    refuse(error.pos[0], 'yaml', error.message, 'correct the YAML here');
  visit(document, {
    Alias: (_key, { range, source }) =>
      refuse(
        range?.[0] ?? 0,
        'yaml-alias',
        `the alias *${source} is not allowed here`,
        'write the value out',
      ),
    Pair(_key, { key }) {
      // JavaScript gives this one name another meaning than that of a key.
      if (isScalar(key) && key.value === '__proto__')
        refuse(key.range?.[0] ?? 0, 'unknown-key', 'key "__proto__" is not known here', 'remove it');
    },
  });
  if (findings.length > 0) return { sources: [], findings };
  const judged = sourcesSchema.safeParse(document.toJS(), { reportInput: true });
  if (!judged.success) {
    for (const { path, message, hint } of schemaIssues(judged.error.issues))
      findings.push(report(path, 'sources-schema', message, hint));
    return { sources: [], findings };
  }
  const sources: ResolvedSource[] = [];
  judged.data.sources.forEach((source, index) => {
    const issues: SourceIssue[] = [];
    const format = resolveFormat(source, issues);
    for (const issue of issues)
      findings.push(
        report(
          ['sources', index, ...issue.path],
          'source',
          `source "${source.id}": ${issue.message}`,
          issue.hint,
        ),
      );
    if (format && issues.length === 0)
      sources.push({
        source,
        format,
        finding: (rule, message, hint) => report(['sources', index], rule, message, hint),
      });
  });
  return { sources, findings };
}

/** Undefined for lists in lists beyond what the parser's stack holds. */
function parsed(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tooDeep(file: string): Finding {
  const message = 'the lists and maps nest too deeply';
  const at = { line: 1, column: 1 };
  return { rule: 'too-deep', severity: 'error', file, at, length: 1, message, hint: 'write it flat' };
}

function missingFile(file: string): Finding {
  return {
    rule: 'sources-missing',
    severity: 'error',
    file,
    at: { line: 1, column: 1 },
    length: 1,
    message: 'does not exist',
    hint: 'name your exports in it, or pass --exports DIR',
  };
}

/** Offset of the deepest part of `path` that the document has. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
