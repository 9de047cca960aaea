import type { Portal } from '#lib/model/portal.ts';

type Place = Pick<Portal, 'repository' | 'branch' | 'forge'>;

/** Where a file is edited in a browser, without git. Undefined without a repository. */
export function editHref(portal: Place, file: string): string | undefined {
  return forgeHref(portal, `edit/${portal.branch}/${file}`);
}

/**
 * An address below the repository at its forge, such as `commits/main/content`. GitLab parts its own pages from
 * folders by `/-/`. The forge is what portal.yaml says; else a host with gitlab in its name is GitLab, and any other
 * GitHub. Undefined without a repository.
 */
export function forgeHref(portal: Place, path: string): string | undefined {
  if (!portal.repository) return undefined;
  const { origin, pathname, hostname } = new URL(portal.repository);
  const forge = portal.forge ?? (/(^|[.-])gitlab([.-]|$)/.test(hostname) ? 'gitlab' : 'github');
  const project = origin + pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  const below = path.split('/').map(encodeURIComponent).join('/');
  return `${project}${forge === 'gitlab' ? '/-' : ''}/${below}`;
}
