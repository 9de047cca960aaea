import type { Validation } from '#lib/model/validation.ts';
import type { Proposals } from './propose.ts';

/** The same for programs. */
export function jsonOf({ proposals, findings, written }: Proposals): string {
  const rows = proposals.map(({ useCase, entry }) => ({ use_case: useCase.id, entry }));
  return `${JSON.stringify({ schema: 1, proposals: rows, written, findings }, null, 2)}\n`;
}

/** Proposed entries as YAML to paste, use case by use case. Text of a log is quoted, whatever it holds. */
export function printProposals({ proposals, written }: Proposals): string {
  const groups = Map.groupBy(proposals, ({ useCase }) => useCase.file);
  const blocks = [...groups].map(
    ([file, rows]) =>
      `# ${file}, under  validations:\n${rows.map(({ entry }) => printEntry(entry)).join('')}`,
  );
  const known = written > 0 ? [`# ${written} of the tests stand there already.\n`] : [];
  return [...(blocks.length > 0 ? blocks : ['# Nothing to add.\n']), ...known].join('\n');
}

function printEntry({ valid_for: _default, ...entry }: Validation): string {
  const lines = Object.entries(entry).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${key}: ${scalar(value)}`]
      : [
          `${key}:`,
          ...Object.entries(value ?? {}).map(([name, text]) => `  ${name}: ${scalar(String(text))}`),
        ],
  );
  return lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`).join('');
}

/** Ids, dates and durations stand bare; a JSON text is a YAML text, but for signs that YAML does not print. */
function scalar(text: string): string {
  if (/^[A-Za-z0-9][\w.-]*$/.test(text) && !/^[\d.]+$|^(true|false|null|yes|no|on|off)$/i.test(text))
    return text;
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
