import { isMap, isSeq, parseDocument } from 'yaml';
import { sourcesFile } from '#lib/model/source.ts';
import { InitProblem } from './problem.ts';
import { commentOut } from './registries.ts';

const note = 'Examples to copy, commented out. Put yours in place of  sources: [].';

/**
 * sources.yaml without the sources marked `sample: true`: they stay as a comment to copy from. The same text when
 * there is none. Throws InitProblem when the file is not YAML.
 */
export function withoutSampleSources(text: string): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error)
    throw new InitProblem(`${sourcesFile} is not YAML: ${error.message}`, 'npm run metrics shows where');
  const list = document.get('sources', true);
  // The model refuses a mix: either all are samples, or none is.
  if (!isSeq(list) || !list.items.some((row) => isMap(row) && row.get('sample') === true)) return text;
  const at = text.search(/^sources:/m);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const head = text
    .slice(0, at)
    .replace(/^#.*\binvented\b.*\r?\n/gm, '')
    .replace(/[\s#]+$/, '');
  const examples = text
    .slice(at)
    .replace(/^[ \t]*(?:sample|exported_at):.*\r?\n/gm, '')
    .replaceAll('[sample/', '[');
  return [head, '#', `# ${note}`, 'sources: []', '', commentOut(examples)].join(eol);
}
