import type { Content } from '#lib/model/entry.ts';
import { codeownersFiles, ownersOf, reviewerOf } from '#lib/model/reviewers.ts';
import type { RoleName } from '#lib/model/vocabulary.ts';
import type { ChangedFile } from './git.ts';

/** A role that must agree, and its accounts and teams on the forge. */
export interface Required {
  role: RoleName;
  handles: readonly string[];
}

/**
 * Who must agree to the change of `files`, alphabetical by role: as the content the change is for says it, so that no
 * change chooses its own reviewers. Empty where that has no `reviewers`.
 */
export function requiredReviewers(base: Content | undefined, files: readonly ChangedFile[]): Required[] {
  const reviewers = base?.portal.reviewers;
  if (!base || !reviewers) return [];
  const owners = ownersOf(base);
  const roles = new Set(files.map(({ path }) => reviewerOf(path, reviewers, owners)));
  return [...roles].toSorted().map((role) => ({ role, handles: [...new Set(reviewers[role])] }));
}

/** Whether a path is one at which a forge looks for the owners of files. */
export function isCodeowners(path: string): boolean {
  return codeownersFiles.includes(path);
}
