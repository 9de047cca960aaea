import { describe, expect, it } from 'vitest';
import { editHref } from '#lib/views/changes/forge.ts';

const file = 'content/incident-response/procedures/ransomware.mdx';

describe('"Edit this page"', () => {
  it.each([
    [
      'https://github.com/example/watchbill',
      undefined,
      `https://github.com/example/watchbill/edit/main/${file}`,
    ],
    [
      'https://github.com/example/watchbill.git',
      undefined,
      `https://github.com/example/watchbill/edit/main/${file}`,
    ],
    [
      'https://gitlab.com/group/sub/portal/',
      undefined,
      `https://gitlab.com/group/sub/portal/-/edit/main/${file}`,
    ],
    ['https://gitlab.example/repo', undefined, `https://gitlab.example/repo/-/edit/main/${file}`],
    [
      'https://code.example/security/portal',
      'gitlab',
      `https://code.example/security/portal/-/edit/main/${file}`,
    ],
    ['https://gitlab-mirror.example/a/b', 'github', `https://gitlab-mirror.example/a/b/edit/main/${file}`],
    ['https://notgitlabby.example/a/b', undefined, `https://notgitlabby.example/a/b/edit/main/${file}`],
  ] as const)('opens the editor of %s (%s)', (repository, forge, expected) => {
    expect(editHref({ repository, branch: 'main', forge }, file)).toBe(expected);
  });

  it('keeps a branch with a slash, and escapes what would end or leave the path', () => {
    const href = editHref(
      { repository: 'https://user:secret@github.com/a/b?x#y', branch: 'docs/night #1' },
      'content/a?b#c/"><script>.mdx',
    );
    expect(href).toBe(
      'https://github.com/a/b/edit/docs/night%20%231/content/a%3Fb%23c/%22%3E%3Cscript%3E.mdx',
    );
  });

  it('is not there without a repository', () => {
    expect(editHref({ branch: 'main' }, file)).toBeUndefined();
  });
});
