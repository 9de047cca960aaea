import type { Finding } from '#lib/model/finding.ts';
import type { Paint } from './paint.ts';
import { columns, printable } from './printable.ts';

const longest = 100;

/** The lines around a finding, its own marked and underlined; empty when the text is not at hand. */
export function excerpt(
  finding: Pick<Finding, 'at' | 'length'>,
  text: string | undefined,
  paint: Paint,
): string[] {
  const lines = text?.split('\n') ?? [];
  const line = lines[finding.at.line - 1];
  if (line === undefined) return [];
  const gutter = String(finding.at.line + 1).length;
  const show = (number: number): string[] => {
    const found = lines[number - 1];
    if (found === undefined || number < 1) return [];
    return [
      paint.dim(`    ${String(number).padStart(gutter)} |`) + (found.trim() ? ` ${cut(found, 0)}` : ''),
    ];
  };
  const start = Math.max(
    0,
    Math.min(finding.at.column - 1, line.length) - (line.length > longest ? 40 : line.length),
  );
  const before = (start > 0 ? '…' : '') + printable(line.slice(start, finding.at.column - 1));
  const marked = line.slice(finding.at.column - 1, finding.at.column - 1 + finding.length);
  const caret = '^'.repeat(Math.max(1, Math.min(columns(printable(marked)), longest)));
  const after = lines[finding.at.line]?.trim() ? show(finding.at.line + 1) : [];
  return [
    ...show(finding.at.line - 2),
    ...show(finding.at.line - 1),
    `${paint.bold('  > ')}${paint.dim(`${String(finding.at.line).padStart(gutter)} |`)} ${cut(line, start)}`,
    `${paint.dim(`    ${' '.repeat(gutter)} |`)} ${' '.repeat(columns(before))}${paint.red(caret)}`,
    ...after,
  ];
}

function cut(line: string, start: number): string {
  const part = printable(line.slice(start, start + longest));
  return (start > 0 ? '…' : '') + part.trimEnd() + (line.length > start + longest ? '…' : '');
}
