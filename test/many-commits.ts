import { spawnSync } from 'node:child_process';

/** Makes a repository of `commits`, one after the other over 300 pages, in a folder that is there. */
export function manyCommits(folder: string, commits: number): void {
  const changes = Array.from({ length: commits }, (_, at) => {
    const [subject, text] = [`Change ${at}`, `text ${at}`];
    return [
      'commit refs/heads/main',
      `committer a <a@b.example> ${1_780_000_000 + at} +0000`,
      `data ${subject.length}\n${subject}`,
      `M 100644 inline content/${at % 300}.mdx\ndata ${text.length}\n${text}\n`,
    ].join('\n');
  });
  const git = (args: string[], input?: string) => {
    const { status, stderr } = spawnSync('git', ['-C', folder, ...args], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  };
  git(['init', '--quiet']);
  git(['fast-import', '--quiet'], changes.join(''));
  git(['symbolic-ref', 'HEAD', 'refs/heads/main']);
}
