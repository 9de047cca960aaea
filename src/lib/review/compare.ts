import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedFiles, mergeBase, writeContentAt } from './git.ts';
import { review, type Review } from './review.ts';
import { readSide } from './side.ts';

/**
 * Reviews the working tree below `root` against the commit where HEAD left `base`. Both sides are judged on the day
 * that portal.yaml pins now. Throws ReviewProblem.
 */
export async function compare(
  root: string,
  base: string,
  today: (pinned: string | undefined) => string,
): Promise<Review> {
  const commit = mergeBase(root, base);
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-review-'));
  try {
    writeContentAt(root, commit, folder);
    const now = await readSide(root, today);
    const day = today(now.content?.portal.today);
    const before = await readSide(folder, () => day);
    return review(before, now, changedFiles(root, commit), day);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
