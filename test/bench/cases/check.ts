import { middle, type Case } from '#test/bench/case.ts';
import { ourSite } from '#test/bench/sites.ts';

/** Every finding of every rule over a large portal. */
export const check: Case = {
  name: 'check',
  about: '5,000 procedures read, typed and judged',
  async run({ say }) {
    const site = await ourSite(5000);
    const found: number[] = [];
    for (let turn = 1; turn <= 3; turn++) {
      say(`check: 5,000 procedures, run ${turn} of 3`);
      found.push((await site.command('check')).cpu);
    }
    return [{ case: 'check', what: '5,000 procedures', value: middle(found), unit: 's', goal: 5 }];
  },
};
