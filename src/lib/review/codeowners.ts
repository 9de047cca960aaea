import { readContent } from '#lib/content/read.ts';
import { codeowners } from '#lib/model/reviewers.ts';
import { ReviewProblem } from './problem.ts';

/** The text of CODEOWNERS for content/ below `root`. Throws ReviewProblem when it cannot be known in full. */
export async function codeownersOf(root: string): Promise<string> {
  const { content, leftOut } = await readContent({ root, highlight: false });
  const [page] = leftOut;
  if (!content || page !== undefined)
    throw new ReviewProblem(
      content
        ? `${page} holds an error, so its owner is not known`
        : 'content/portal.yaml cannot be read, so nobody knows who reviews',
      'npm run check  names the line',
    );
  const text = codeowners(content);
  if (text === undefined)
    throw new ReviewProblem(
      'content/portal.yaml has no "reviewers"',
      'add the roles and their accounts or teams:  reviewers: {incident-coordinator: ["@org/team"], technical-lead: ["@org/team"]}',
    );
  return text;
}
