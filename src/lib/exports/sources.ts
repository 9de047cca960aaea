import { existsSync, readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Finding } from '#lib/model/finding.ts';
import { sourcesSchema, type Source } from '#lib/model/source.ts';
import type { Format } from './format.ts';
import { resolveFormat, type SourceIssue } from './resolve.ts';

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
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const report = (path: readonly PropertyKey[], rule: string, message: string, hint: string): Finding => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return { rule, severity: 'error', file, at: { line, column: col }, length: 1, message, hint };
  };
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    findings.push({
      rule: 'yaml',
      severity: 'error',
      file,
      at: { line, column: col },
      length: 1,
      message: error.message,
      hint: 'correct the YAML here',
    });
  }
  if (findings.length > 0) return { sources: [], findings };
  const parsed = sourcesSchema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const where = issue.path.slice(2).join('.');
      findings.push(
        report(
          issue.path,
          'sources-schema',
          where ? `${where}: ${issue.message}` : issue.message,
          'see the head of sources.yaml for the keys',
        ),
      );
    }
    return { sources: [], findings };
  }
  const sources: ResolvedSource[] = [];
  parsed.data.sources.forEach((source, index) => {
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
