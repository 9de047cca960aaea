import { collectionNames } from './collection.ts';
import type { Content } from './entry.ts';
import type { Portal, Reviewers } from './portal.ts';
import type { RoleName } from './vocabulary.ts';

/** Everything outside content/ is code: build, workflows, and the file of owners itself. */
const ofCode: RoleName = 'technical-lead';
/** portal.yaml, registries, images, new pages, and pages whose owner has no handle. */
const ofContent: RoleName = 'incident-coordinator';

/** Where forges look for the file of owners. GitHub takes the first it finds, GitLab too, in an order of its own. */
export const codeownersFiles = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** The command that writes such a file anew. */
export function codeownersCommand(file: string): string {
  return `npm run review -- --codeowners --out ${file}`;
}

/** The owner of every page by its file. */
export function ownersOf({ entries }: Pick<Content, 'entries'>): Map<string, RoleName> {
  return new Map(
    collectionNames.flatMap((name) => entries[name].map(({ file, data }) => [file, data.owner] as const)),
  );
}

/** The role whose handles must agree to a change of `path`, from the repository root. */
export function reviewerOf(
  path: string,
  reviewers: Reviewers,
  owners: ReadonlyMap<string, RoleName>,
): RoleName {
  if (!path.startsWith('content/')) return ofCode;
  const owner = owners.get(path);
  return owner && reviewers[owner] ? owner : ofContent;
}

/**
 * The text of a CODEOWNERS file, as GitHub and GitLab both read it: the last line that matches a path names its
 * owners. Pages the coordinator reviews need no line of their own. Undefined without `reviewers` in portal.yaml.
 */
export function codeowners(content: { portal: Portal; entries: Content['entries'] }): string | undefined {
  const { reviewers } = content.portal;
  if (!reviewers) return undefined;
  const owners = ownersOf(content);
  const line = (pattern: string, role: RoleName) => [pattern, ...new Set(reviewers[role])].join(' ');
  const pages = [...owners.keys()].toSorted().flatMap((file) => {
    const role = reviewerOf(file, reviewers, owners);
    return role === ofContent ? [] : [line(patternOf(file), role)];
  });
  return [
    '# Made of "reviewers" in content/portal.yaml and the owner of each page. Not to be edited here:',
    `# ${codeownersCommand('.github/CODEOWNERS')}`,
    '',
    `# ${ofCode}: everything outside content/`,
    line('*', ofCode),
    `# ${ofContent}: content/, unless a line below says otherwise`,
    line('/content/', ofContent),
    ...(pages.length > 0 ? ['# The owner of the page', ...pages] : []),
    '',
  ].join('\n');
}

/** A path as a pattern both forges read alike: a space is escaped, any other sign with a meaning becomes a star. */
function patternOf(file: string): string {
  return `/${file}`.replaceAll(/[^\w./ -]+/g, '*').replaceAll(' ', '\\ ');
}
