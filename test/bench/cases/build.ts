import { middle, type Case, type Options, type Row } from '#test/bench/case.ts';
import { astroMdx, eleventy, starlight } from '#test/bench/corpus/projects.ts';
import { buildPeer, installPeers, ourSite } from '#test/bench/sites.ts';

/** Our whole pipeline against what others need for the pages alone, and how it grows. */
export const build: Case = {
  name: 'build',
  about: 'check, pages, search and leak check, against the pages alone of others',
  async run(options) {
    await installPeers(options.say);
    const rows: Row[] = [];
    const ours = new Map<number, number>();
    for (const count of options.full ? [100, 1000, 4000] : [100, 1000]) {
      const at = await atSize(count, options);
      ours.set(count, at.ours);
      rows.push(...at.rows);
    }
    const [thousand, four] = [ours.get(1000), ours.get(4000)];
    if (thousand !== undefined && four !== undefined)
      rows.push({
        case: 'build',
        what: '4,000 ÷ 1,000 procedures',
        value: four / thousand,
        unit: '×',
        goal: 3,
      });
    return rows;
  },
};

async function atSize(count: number, { say }: Options): Promise<{ ours: number; rows: Row[] }> {
  const label = count.toLocaleString('en-GB');
  const times = count <= 100 ? 3 : 1;
  const repeated = async (what: string, run: () => Promise<{ cpu: number }>) => {
    const found: number[] = [];
    for (let turn = 0; turn < times; turn++) {
      say(`build: ${label} procedures, ${what}${times > 1 ? `, run ${turn + 1} of ${times}` : ''}`);
      found.push((await run()).cpu);
    }
    return middle(found);
  };
  const site = await ourSite(count);
  const cold = await repeated('ours', () => site.build('cold'));
  const warm = await repeated('ours again', () => site.build('warm'));
  const row = (what: string, value: number, unit: Row['unit'], goal?: number): Row => ({
    ...{ case: 'build', what: `${label}: ${what}`, value, unit },
    ...(goal === undefined ? {} : { goal }),
  });
  const rows = [row('ours, whole', cold, 's')];
  for (const peer of [starlight, astroMdx, eleventy]) {
    const theirs = await repeated(peer.name, () => buildPeer(peer, count));
    const goal = peer === starlight && count === 1000 ? 0.5 : undefined;
    rows.push(
      row(`${peer.name}, pages alone`, theirs, 's'),
      row(`ours ÷ ${peer.name}`, cold / theirs, '×', goal),
    );
  }
  rows.push(row('ours again, nothing changed', warm, 's'), row('again ÷ first', warm / cold, '×', 0.4));
  return { ours: cold, rows };
}
