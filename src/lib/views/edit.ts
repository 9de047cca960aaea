import type { Portal } from '#lib/model/portal.ts';

/**
 * Where a file is edited in a browser, without git: the editor of GitHub, or of GitLab, whose addresses carry `/-/`.
 * The forge is what portal.yaml says; else a host with gitlab in its name is GitLab, and any other GitHub.
 */
export function editHref(
  portal: Pick<Portal, 'repository' | 'branch' | 'forge'>,
  file: string,
): string | undefined {
  if (!portal.repository) return undefined;
  const { origin, pathname, hostname } = new URL(portal.repository);
  const forge = portal.forge ?? (/(^|[.-])gitlab([.-]|$)/.test(hostname) ? 'gitlab' : 'github');
  const project = origin + pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  const path = `${portal.branch}/${file}`.split('/').map(encodeURIComponent).join('/');
  return `${project}${forge === 'gitlab' ? '/-' : ''}/edit/${path}`;
}
