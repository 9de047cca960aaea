import { spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { middle, type Case } from '#test/bench/case.ts';
import { measure } from '#test/bench/measure.ts';
import { project, work } from '#test/bench/sites.ts';

const commits = 5000;

/** The history of every page, against git alone with the same question. */
export const history: Case = {
  name: 'history',
  about: '5,000 commits read, against git alone',
  async run({ say }) {
    const repository = join(work, 'history');
    await writeRepository(repository);
    const bare = [
      '-C',
      repository,
      'log',
      '--date-order',
      '-M50%',
      '-l1000',
      '--name-status',
      '--',
      'content',
    ];
    const [git, ours]: [number[], number[]] = [[], []];
    for (let turn = 1; turn <= 3; turn++) {
      say(`history: ${commits} commits, run ${turn} of 3`);
      git.push((await measure({ file: 'git', args: bare, cwd: project })).cpu);
      const args = ['test/bench/read-history.ts', repository];
      ours.push((await measure({ file: process.execPath, args, cwd: project })).cpu);
    }
    return [
      { case: 'history', what: 'git alone', value: middle(git), unit: 's' },
      { case: 'history', what: 'ours', value: middle(ours), unit: 's' },
      { case: 'history', what: 'ours ÷ git', value: middle(ours) / middle(git), unit: '×', goal: 3 },
    ];
  },
};

/** 300 pages, each changed again and again. */
async function writeRepository(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const changes = Array.from({ length: commits }, (_, at) =>
    [
      'commit refs/heads/main',
      `committer a <a@b.example> ${1_780_000_000 + at} +0000`,
      `data ${`Change ${at}`.length}\nChange ${at}`,
      `M 100644 inline content/${at % 300}.mdx\ndata ${`text ${at}`.length}\ntext ${at}\n`,
    ].join('\n'),
  );
  const git = (args: string[], input?: string) => {
    const { status, stderr } = spawnSync('git', ['-C', folder, ...args], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  };
  git(['init', '--quiet']);
  git(['fast-import', '--quiet'], changes.join(''));
  git(['symbolic-ref', 'HEAD', 'refs/heads/main']);
}
