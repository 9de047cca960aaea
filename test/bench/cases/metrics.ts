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
  const out = join(site.root, 'metrics.json');
  const run = () => site.command('metrics', '--memory', '1GB', '--out', out);
  const runs: Record<string, () => Promise<Cost>> = {
    'DuckDB alone': () => node('test/bench/bare-scan.ts', file),
    ours: async () => {
      await rm(join(site.root, 'cache'), { recursive: true, force: true });
      return run();
    },
    'ours again': run,
    'csv-parse': () => node(join(peersFolder, 'one-metric.mjs'), file),
  };
  const found = new Map<string, Cost[]>(Object.keys(runs).map((what) => [what, []]));
  // By turns: a machine that slows down for a minute slows all of them down.
  for (let turn = 1; turn <= (millions === 1 ? 3 : 1); turn++)
    for (const [what, cost] of Object.entries(runs)) {
      say(`metrics: ${millions} M rows, ${what}, run ${turn}`);
      found.get(what)?.push(await cost());
    }
  const of = (what: string): Cost => {
    const costs = found.get(what) ?? [];
    return { cpu: middle(costs.map(({ cpu }) => cpu)), memory: middle(costs.map(({ memory }) => memory)) };
  };
  const [bare, ours, again, streams] = [of('DuckDB alone'), of('ours'), of('ours again'), of('csv-parse')];
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
