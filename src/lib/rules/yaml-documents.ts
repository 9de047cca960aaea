import { LineCounter, parseAllDocuments } from 'yaml';

/** A document of a YAML file, or why it cannot be read. Lines count from 1. */
export type YamlDocument = { line: number; column: number } & ({ value: unknown } | { problem: string });

/**
 * Every document of a YAML text; a broken one costs itself. Dates stay text; more than 100 aliases, or lists within
 * lists without end, are a problem of the document, never of the reader.
 */
export function yamlDocuments(text: string): YamlDocument[] {
  const lines = new LineCounter();
  try {
    const options = { schema: 'core', uniqueKeys: false, logLevel: 'silent', lineCounter: lines } as const;
    const documents = parseAllDocuments(text, { ...options, prettyErrors: true });
    return [...documents].flatMap((document): YamlDocument[] => {
      const [error] = document.errors;
      const start = document.contents?.range?.[0] ?? document.range[0];
      const { line, col: column } = error?.linePos?.[0] ?? lines.linePos(start);
      if (error) return [{ line, column, problem: firstLine(error.message) }];
      try {
        const value: unknown = document.toJS({ maxAliasCount: 100 });
        return value === null ? [] : [{ line, column, value }];
      } catch (reason) {
        return [{ line, column, problem: problemOf(reason) }];
      }
    });
  } catch (reason) {
    return [{ line: 1, column: 1, problem: problemOf(reason) }];
  }
}

/** The reader's own words on a text; anything else it throws is a bug. */
function problemOf(reason: unknown): string {
  if (reason instanceof RangeError) return 'the lists and maps nest too deeply';
  if (reason instanceof ReferenceError) return 'its aliases unfold into too much';
  throw reason;
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
