import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { middle, type Case, type Options, type Row } from '#test/bench/case.ts';
import { alertsFile, writeAlerts } from '#test/bench/corpus/alerts.ts';
import { peersFolder } from '#test/bench/corpus/projects.ts';
import { measure, type Cost } from '#test/bench/measure.ts';
import { asCommand, installPeers, ourSite, project } from '#test/bench/sites.ts';

/** Ledger and catalogue over one large export, against the least that DuckDB and Node streams need. */
export const metrics: Case = {
  name: 'metrics',
  about: 'ledger and whole catalogue of one export, against DuckDB alone and Node streams',
  async run(options) {
    await installPeers(options.say);
    const rows: Row[] = [];
    const million = await atSize(1, options);
    rows.push(...million.rows);
    if (options.full) {
      const ten = await atSize(10, options);
      rows.push(...ten.rows);
      rows.push({
        case: 'metrics',
        what: '10 M ÷ 1 M rows',
        value: ten.cpu / million.cpu,
        unit: '×',
        goal: 11,
      });
    }
    return rows;
  },
};

async function atSize(millions: number, { say }: Options): Promise<{ cpu: number; rows: Row[] }> {
  say(`metrics: writing ${millions} M rows`);
  const site = await ourSite(1);
  writeAlerts(site.root, millions * 1_000_000);
  const file = join(site.root, alertsFile);
  const node = (...args: string[]) =>
    measure({ file: process.execPath, args: [...asCommand, ...args], cwd: project });
  const repeated = async (what: string, run: () => Promise<Cost>) => {
    const found: Cost[] = [];
    for (let turn = 1; turn <= (millions === 1 ? 3 : 1); turn++) {
      say(`metrics: ${millions} M rows, ${what}, run ${turn}`);
      found.push(await run());
    }
    return { cpu: middle(found.map(({ cpu }) => cpu)), memory: middle(found.map(({ memory }) => memory)) };
  };
  const out = join(site.root, 'metrics.json');
  const bare = await repeated('DuckDB alone', () => node('test/bench/bare-scan.ts', file));
  const run = () => site.command('metrics', '--memory', '1GB', '--out', out);
  const ours = await repeated('ours', async () => {
    await rm(join(site.root, 'cache'), { recursive: true, force: true });
    return run();
  });
  const again = await repeated('ours again', run);
  const streams = await repeated('csv-parse', () => node(join(peersFolder, 'one-metric.mjs'), file));
  await rm(site.root, { recursive: true });
  const row = (what: string, value: number, unit: Row['unit'], goal?: number): Row => ({
    ...{ case: 'metrics', what: `${millions} M rows: ${what}`, value, unit },
    ...(goal === undefined ? {} : { goal }),
  });
  return {
    cpu: ours.cpu,
    rows: [
      row('DuckDB, one scan and group', bare.cpu, 's'),
      row('csv-parse, one metric', streams.cpu, 's'),
      row('ours, ledger and catalogue', ours.cpu, 's'),
      row('ours ÷ DuckDB', ours.cpu / bare.cpu, '×', 5),
      row('unchanged ÷ first run', again.cpu / ours.cpu, '×', 0.4),
      row('ours ÷ csv-parse', ours.cpu / streams.cpu, '×'),
      row('peak memory with --memory 1GB', ours.memory / 1e6, 'MB', 1074),
    ],
  };
}
