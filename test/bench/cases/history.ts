import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { middle, type Case } from '#test/bench/case.ts';
import { measure } from '#test/bench/measure.ts';
import { project, work } from '#test/bench/sites.ts';
import { manyCommits } from '#test/many-commits.ts';

const commits = 5000;

/** The history of every page, against git alone with the same question. */
export const history: Case = {
  name: 'history',
  about: '5,000 commits read, against git alone',
  async run({ say }) {
    const repository = join(work, 'history');
    await rm(repository, { recursive: true, force: true });
    await mkdir(repository, { recursive: true });
    manyCommits(repository, commits);
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
