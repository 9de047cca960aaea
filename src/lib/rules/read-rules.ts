import { join } from 'node:path';
import type { Finding } from '#lib/model/finding.ts';
import { documentsOf } from './documents.ts';
import { clean, fields } from './field.ts';
import { TooLarge } from './fingerprint.ts';
import { ruleFolder } from './folder.ts';
import { formatOf, readDocument } from './read-document.ts';
import type { LeftOutReason, ReadRule, Retired, RuleFormat, VendorRule } from './rule.ts';
import { correlated } from './sigma.ts';
import { linkCorrelations, type Correlation, type Named } from './sigma-correlations.ts';
import { unfolded } from './sigma-file.ts';

/** A folder of rules as read. Every document is a rule, or in a count. */
export interface RulesRead {
  /** By path, then as they stand in the file. */
  rules: VendorRule[];
  /** Given up by their authors. */
  retired: Retired[];
  leftOut: Partial<Record<LeftOutReason, number>>;
  /** What cannot be read, or is there twice: warnings, because the rules are somebody else's. */
  findings: Finding[];
  /** Number of files looked at. */
  files: number;
}

/**
 * Reads every rule below a folder, in `format` or in whatever each document is in. A broken file costs itself.
 * Throws only when the folder cannot be read.
 */
export function readRules(root: string, format?: RuleFormat): RulesRead {
  const folder = ruleFolder(root);
  const reading = new Reading(root, format);
  for (const link of folder.links)
    reading.find('symlink', link, 'a symbolic link is not followed', 'put the folder or file itself there');
  if (folder.hunting.length > 0) reading.leaveOut('hunting', folder.hunting.length);
  for (const file of folder.files) reading.file(file);
  return { ...reading.finish(), files: folder.files.length + folder.hunting.length + folder.links.length };
}

type Counted = ReturnType<typeof correlated>;

class Reading {
  readonly #named: Named[] = [];
  readonly #correlations: Correlation[] = [];
  readonly #retired: Retired[] = [];
  readonly #leftOut: Partial<Record<LeftOutReason, number>> = {};
  readonly #findings: Finding[] = [];
  readonly #root: string;
  readonly #format: RuleFormat | undefined;

  constructor(root: string, format: RuleFormat | undefined) {
    this.#root = root;
    this.#format = format;
  }

  find(rule: string, file: string, message: string, hint?: string, at = { line: 1, column: 1 }): void {
    const path = join(this.#root, file).replaceAll('\\', '/');
    this.#findings.push({ rule, severity: 'warning', file: path, at, length: 1, message, hint });
  }

  leaveOut(reason: LeftOutReason, count = 1): void {
    this.#leftOut[reason] = (this.#leftOut[reason] ?? 0) + count;
  }

  file(file: string): void {
    const documents = documentsOf(join(this.#root, file)).flatMap((document) => {
      if (!('problem' in document)) return [{ line: document.line, value: fields(document.value) }];
      const { line, column, problem } = document;
      const hint = 'its author can mend it; the other rules are read';
      this.find('rule-file', file, `the rule cannot be read: ${clean(problem)}`, hint, { line, column });
      this.leaveOut('broken');
      return [];
    });
    for (const { line, value } of unfolded(documents)) {
      const format = this.#format ?? formatOf(value);
      if (!format || (this.#format && formatOf(value) !== this.#format)) {
        this.leaveOut('no-rule');
        continue;
      }
      try {
        this.#keep(readDocument(format, value, { file, line }), { file, format, counts: correlated(value) });
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error;
        const at = { line, column: 1 };
        this.find('rule-file', file, 'the rule cannot be read: it unfolds into too much', undefined, at);
        this.leaveOut('broken');
      }
    }
  }

  #keep(read: ReadRule, from: { file: string; format: RuleFormat; counts: Counted }): void {
    const { file, format, counts } = from;
    if ('leftOut' in read) {
      const { id, title, leftOut: reason } = read;
      this.leaveOut(reason);
      if (reason === 'deprecated' || reason === 'unsupported')
        this.#retired.push({ id, title, file, format, reason });
      return;
    }
    this.#named.push(read);
    if (counts) this.#correlations.push({ rule: read.rule, counts: counts.rules, generate: counts.generate });
  }

  finish(): Omit<RulesRead, 'files'> {
    const silent = linkCorrelations(this.#correlations, this.#named);
    const byId = new Map<string, VendorRule>();
    for (const { rule } of this.#named) {
      const first = byId.get(rule.id);
      if (silent.has(rule)) this.leaveOut('part-of-correlation');
      else if (first) {
        this.leaveOut('duplicate');
        const message = `the id ${rule.id} stands in ${clean(first.file)} too; this one is not weighed`;
        this.find('duplicate-id', rule.file, message, undefined, { line: rule.line, column: 1 });
      } else byId.set(rule.id, rule);
    }
    return {
      rules: [...byId.values()],
      retired: this.#retired,
      leftOut: this.#leftOut,
      findings: this.#findings,
    };
  }
}
