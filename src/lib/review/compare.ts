import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContent } from '#lib/content/read.ts';
import { changedFiles, findBase, writeContentAt } from './git.ts';
import { review, type Review } from './review.ts';
import { readSide } from './side.ts';

/**
 * Reviews the working tree below `root` against the commit where HEAD left `base`. Both sides are judged on the day
 * that portal.yaml pins now. Who must agree is read at the last commit of `base`, as the forge does: a change that
 * starts from an old commit answers to those of today. Throws ReviewProblem.
 */
export async function compare(
  root: string,
  base: string,
  today: (pinned: string | undefined) => string,
): Promise<Review> {
  const { tip, fork } = findBase(root, base);
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-review-'));
  const at = (commit: string) => {
    writeContentAt(root, commit, join(folder, commit));
    return join(folder, commit);
  };
  try {
    const now = await readSide(root, today);
    const day = today(now.content?.portal.today);
    const before = await readSide(at(fork), () => day);
    const newest = tip === fork ? before : await readContent({ root: at(tip), highlight: false });
    return review(before, now, changedFiles(root, fork), day, newest.content);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
