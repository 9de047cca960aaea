import type { z } from 'zod';
import type { Finding } from '#lib/model/finding.ts';
import { wordsFor, type Complaint, type Judged } from './issue-words.ts';
import { notesAt, type SchemaNotes } from './schema-at.ts';

/** A schema's complaints as findings, each at the value or key it is about. */
export function issueFindings(issues: readonly z.core.$ZodIssue[], judged: Judged): Finding[] {
  return issues
    .flatMap((issue) => bestBranch(issue))
    .flatMap(({ path, issue }) => wordsFor(issue, path, judged))
    .map((complaint) => {
      const notes = notesAt(judged.schema, complaint.path);
      const hint = hintFor(complaint, notes, judged.noun ?? 'key');
      return {
        rule: complaint.rule,
        severity: 'error',
        file: judged.file,
        ...judged.locate(complaint.path, complaint.what),
        message: complaint.message,
        ...(hint && { hint }),
        ...(notes.why && { why: notes.why }),
      };
    });
}

/** The edit: what the complaint itself knows, else what the schema says; then an example. */
function hintFor(complaint: Complaint, notes: SchemaNotes, noun: 'key' | 'attribute'): string | undefined {
  const last = complaint.path.at(-1);
  const parts = [complaint.hint ?? notes.hint];
  if (notes.example && complaint.example !== false && last !== undefined) {
    const key = typeof last === 'string' ? `${last}${noun === 'attribute' ? '=' : ': '}` : '';
    parts.push(`for example  ${key}${noun === 'attribute' ? `"${notes.example}"` : notes.example}`);
  }
  return parts.filter((part) => part !== undefined).join(', ') || undefined;
}

/** Of a union's failed branches, the one whose complaints are fewest and least fundamental: all of them. */
function bestBranch(
  issue: z.core.$ZodIssue,
  parent: readonly PropertyKey[] = [],
): { path: PropertyKey[]; issue: z.core.$ZodIssue }[] {
  const path = [...parent, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ path, issue }];
  const weight = (branch: readonly z.core.$ZodIssue[]) =>
    branch.reduce((sum, inner) => sum + weightOf(inner), 0);
  const [best] = issue.errors.filter((branch) => branch.length > 0).sort((a, b) => weight(a) - weight(b));
  return best ? best.flatMap((inner) => bestBranch(inner, path)) : [{ path, issue }];
}

function weightOf(issue: z.core.$ZodIssue): number {
  if (issue.code === 'invalid_type') return issue.path.length === 0 ? 9 : 3;
  if (issue.code === 'unrecognized_keys') return 2 * issue.keys.length;
  return issue.code === 'invalid_value' && issue.path.length === 0 ? 4 : 1;
}
