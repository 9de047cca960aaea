import type { Content } from '#lib/model/entry.ts';
import { changeKinds, type Change, type ChangeKind } from './change.ts';
import { coverageChanges } from './coverage.ts';
import { exceptionChanges } from './exceptions.ts';
import { exposureChanges } from './exposure.ts';
import { fieldChanges } from './fields.ts';
import { fileChanges } from './files.ts';
import type { ChangedFile } from './git.ts';
import { pageChanges } from './pages.ts';
import { registryChanges } from './registries.ts';
import { requiredReviewers, type Required } from './required.ts';
import { changedPairs, type Side } from './side.ts';
import { stepChanges } from './steps.ts';

/** What a pull request changes in meaning. */
export interface Review {
  files: number;
  /** By kind, what matters most first; kinds without a change are left out. */
  changes: ReadonlyMap<ChangeKind, readonly Change[]>;
  /** Who must agree, as the content it is for says. */
  required: Required[];
  /** Other roles that own a page it touches, alphabetical. */
  owners: string[];
}

/**
 * Compares content before and now, both judged on `today` (YYYY-MM-DD). `base` is what the change is for: `before`,
 * unless that moved on since.
 */
export function review(
  before: Side,
  now: Side,
  files: readonly ChangedFile[],
  today: string,
  base: Content | undefined = before.content,
): Review {
  const pairs = changedPairs(before, now);
  const touched = new Set(files.map(({ path }) => path));
  const all = [
    ...fileChanges(before, now, files),
    ...registryChanges(before, now, files),
    ...exposureChanges(before, now),
    ...exceptionChanges(before, now, touched),
    ...pageChanges(before, now),
    ...coverageChanges(before, now, today),
    ...pairs.flatMap((pair) => [...fieldChanges(pair), ...stepChanges(pair)]),
  ];
  const kinds = (Object.keys(changeKinds) as ChangeKind[]).flatMap((kind) => {
    const some = all.filter((change) => change.kind === kind);
    return some.length > 0 ? [[kind, some] as const] : [];
  });
  const owners = [...before.pages.values(), ...now.pages.values()].flatMap(({ file, data }) =>
    touched.has(file) ? [data.owner] : [],
  );
  const required = requiredReviewers(base, files);
  const others = [...new Set(owners)].filter((owner) => !required.some(({ role }) => role === owner));
  return { files: files.length, changes: new Map(kinds), required, owners: others.sort() };
}
