import { currentId, technique, techniqueIds } from '#lib/model/attack/attack.ts';
import { dateProblem } from '#lib/model/date.ts';
import { durationSchema } from '#lib/model/duration.ts';
import type { Finding } from '#lib/model/finding.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import type { Cell } from './csv.ts';
import type { TestRun } from './runs.ts';

/** One row on its way through the content model: what a cell may hold, and a finding for each that does not. */
export class Row {
  readonly findings: Finding[] = [];
  private readonly file: string;
  private readonly run: TestRun;

  constructor(file: string, run: TestRun) {
    this.file = file;
    this.run = run;
  }

  /** Says what is wrong, at a cell or at the beginning of the row. */
  refuse(rule: string, message: string, hint: string, cell?: Cell): undefined {
    const [at, length] = [cell?.at ?? this.run.at, Math.max(1, cell?.text.length ?? 1)];
    this.findings.push({ rule, severity: 'error', file: this.file, at, length, message, hint });
  }

  /** The word of a cell when it is one of a closed list. */
  oneOf(words: readonly string[], noun: string, cell: Cell | undefined): string | undefined {
    if (!cell || words.includes(cell.text)) return cell?.text;
    const hint = didYouMean(cell.text, words) ?? `one of ${words.slice(0, 20).join(', ')}`;
    return this.refuse('enum', `there is no ${noun} "${cell.text}"`, hint, cell);
  }

  /** The day of a date or an instant. */
  day(cell: Cell | undefined): string | undefined {
    if (!cell) return undefined;
    const text = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(cell.text)?.[0] ?? cell.text;
    const problem = dateProblem(text);
    if (problem === undefined) return text;
    return this.refuse('date', `"${cell.text}" is not a date: ${problem}`, 'for example 2027-03-15', cell);
  }

  duration(cell: Cell | undefined): string | undefined {
    if (!cell || durationSchema.safeParse(cell.text).success) return cell?.text;
    return this.refuse('duration', `"${cell.text}" is not a duration`, 'for example 15m', cell);
  }

  /** A technique of ATT&CK v19; an older id becomes the one that replaced it. */
  technique(cell: Cell | undefined): string | undefined {
    if (!cell) return undefined;
    const written = cell.text.toUpperCase();
    const id = currentId(written) ?? written;
    if (technique(id)) return id;
    const hint = didYouMean(id, techniqueIds()) ?? 'for example T1114.003';
    return this.refuse('unknown-technique', `ATT&CK v19 has no technique "${cell.text}"`, hint, cell);
  }
}
