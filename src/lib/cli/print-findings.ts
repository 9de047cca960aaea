import type { Finding } from '#lib/model/finding.ts';
import { excerpt } from './excerpt.ts';
import { plain, type Paint } from './paint.ts';
import { printable } from './printable.ts';

/** `pipe`: one line and its hint. `terminal`: errors with the lines around them. `github`: annotations. */
export type FindingsForm = 'pipe' | 'terminal' | 'github' | 'json';

export interface PrintOptions {
  form: FindingsForm;
  /** Texts by file, for the lines around an error. */
  sources?: ReadonlyMap<string, { text: string }>;
  paint?: Paint;
}

/** The form a person or program asked for, else what suits who reads along. */
export function formFor(flags: { json: boolean; github: boolean }, terminal: boolean): FindingsForm {
  return flags.json ? 'json' : flags.github ? 'github' : terminal ? 'terminal' : 'pipe';
}

/** All findings in one form, on a terminal with the way to their reasons, ending in a line break; empty when there is nothing to say (JSON: `[]`). */
export function printFindings(findings: readonly Finding[], options: PrintOptions): string {
  if (options.form === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  const all = findings.map((finding) => printOne(finding, options)).join('');
  const plainly = findings.find(({ severity, why }) => severity === 'error' && !why);
  if (options.form !== 'terminal' || !plainly) return all;
  return `${all}npm run explain -- ${plainly.rule}  says why, and shows it wrong and right.\n\n`;
}

/** "2 errors, 1 warning in 214 files." */
export function summary(findings: readonly Finding[], files: number): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const parts = [
    ...(errors ? [count(errors, 'error')] : []),
    ...(warnings ? [count(warnings, 'warning')] : []),
  ];
  return `${parts.join(', ') || 'No findings'} in ${count(files, 'file')}.\n`;
}

function printOne(finding: Finding, { form, sources, paint = plain }: PrintOptions): string {
  if (form === 'github') return annotation(finding);
  const { severity, file, at, rule } = finding;
  const word = severity === 'error' ? paint.red('error') : paint.yellow('warning');
  const place = paint.bold(printable(`${file}:${at.line}:${at.column}`));
  const first = `${place}: ${word}: ${printable(finding.message)} [${rule}]`;
  const hint = finding.hint ? [`  hint: ${printable(finding.hint)}`] : [];
  if (form === 'pipe') return [first, ...hint, ''].join('\n');
  const why = finding.why ? [`        why: ${printable(finding.why)}.  npm run explain -- ${rule}`] : [];
  const lines = severity === 'error' ? excerpt(finding, sources?.get(file)?.text, paint) : [];
  const around = lines.length > 0 ? ['', ...lines, ''] : [];
  return [first, ...around, ...hint, ...why, '', ''].join('\n');
}

/** A workflow command of GitHub Actions. Its own separators in a value are percent-escaped. */
function annotation({ severity, file, at, length, rule, message, hint }: Finding): string {
  const properties = { file, line: at.line, col: at.column, endColumn: at.column + length, title: rule };
  const listed = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  const text = hint ? `${message}\nhint: ${hint}` : message;
  return `::${severity} ${listed.join(',')}::${escapeData(text)}\n`;
}

function escapeData(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
