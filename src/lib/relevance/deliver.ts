import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWhole } from '#lib/files/whole.ts';
import type { Content } from '#lib/model/entry.ts';
import { draftOf } from './draft.ts';
import { findRule } from './find-rule.ts';
import { RelevanceProblem } from './problem.ts';
import type { RelevanceOptions } from './options.ts';
import { relevanceText, type Relevance } from './relevance.ts';
import { report } from './report.ts';

export interface Delivery extends RelevanceOptions {
  today: string;
  /** Pages that exist and hold an error. */
  leftOut: ReadonlySet<string>;
}

/**
 * Writes what was asked for, drafts or relevance.json. Gives what belongs on standard output, and notes for people
 * beside it. Throws RelevanceProblem.
 */
export function deliver(
  result: Relevance,
  content: Content,
  options: Delivery,
): { result: string; notes: string } {
  const { json, out, drafts } = options;
  const text = json ? relevanceText(result.file) : drafts.length > 0 ? '' : report(result, content);
  const written = drafts.length > 0 ? writeDrafts(result, content, options) : '';
  const notes = written + (out === undefined ? '' : writeRelevance(result, out));
  return json ? { result: text, notes } : { result: text + notes, notes: '' };
}

/** Writes relevance.json whole or not at all, and says so. */
function writeRelevance({ file }: Relevance, out: string): string {
  const text = relevanceText(file);
  writeWhole(out, text);
  return `${out}: ${file.rules.length} rules, ${Math.ceil(text.length / 1000)} kB\n`;
}

/**
 * Proposes a use case for each rule named, as a page of its own; says which. Nothing is written over, and nothing at
 * all when one of the words names no rule or one that is decided.
 */
function writeDrafts(
  { weighed }: Relevance,
  content: Content,
  { root, today, leftOut, drafts: wanted }: Delivery,
): string {
  const known = content.entries['use-case'].flatMap(({ id, data }) => [id, ...(data.aliases ?? [])]);
  const taken = new Set([...known, ...[...leftOut].map((page) => page.replace('use-case/', ''))]);
  const chosen = new Set(wanted.map((word) => findRule(weighed, word)));
  for (const { row, rule } of chosen)
    if (row.decided)
      throw new RelevanceProblem(
        `"${rule.title}" is decided already, in ${row.decided.by}`,
        'change the decision there',
      );
  const drafts = [...chosen].map((one) => {
    const draft = draftOf(one, content, today, taken);
    taken.add(draft.id);
    return draft;
  });
  return drafts
    .map(({ id, text }) => {
      const file = join(root, 'content/use-cases', `${id}.mdx`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
      return `${file}\n`;
    })
    .join('');
}
