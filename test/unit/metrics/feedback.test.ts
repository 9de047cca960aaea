import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MetricsFile } from '#lib/model/metrics.ts';
import { deliver } from '#lib/metrics/deliver.ts';
import { runMetrics, type Run } from '#lib/metrics/run.ts';
import { feedbackTemplate } from '#lib/views/triage/feedback.ts';
import { measureJointView } from '#lib/views/measure/joint.ts';
import { buildSite } from '#lib/views/site.ts';
import { withFolder } from '#test/unit/exports/folder.ts';
import { starter } from '#test/unit/views/starter-site.ts';

const sources = `sources:
  - id: portal
    kind: alerts
    format: csv
    files: [portal.csv]
    team: mssp
    timezone: UTC
    exported_at: 2026-11-20T00:00:00Z
    test_markers: [exercise]
    map: {id: id, rule: rule, level: {column: level, values: {H: high, L: low}}, created_at: at, closed_at: closed,
      duplicate_of: twin}
`;
const alerts = Array.from(
  { length: 30 },
  (_, at) => `A-${at},Spray,${at < 15 ? 'H' : 'L'},2026-11-0${1 + (at % 9)} 10:00:00,2026-11-10 10:00:00,`,
);
/** Left out of every figure: a drill, and an alert that is another once more. */
const apart = [
  'D-1,Spray exercise,H,2026-11-03 10:00:00,2026-11-03 11:00:00,',
  'D-2,Spray,H,2026-11-03 10:00:00,2026-11-03 11:00:00,A-1',
];

const [head = ''] = feedbackTemplate().split('\r\n');
/** The template as a provider returns it: its head, and a row for each alert both judged. */
const filled = (rows: readonly (readonly [alert: string, provider: string, own: string])[]) =>
  `${[head, ...rows.map(([alert, provider, own]) => `2026-11-12,${alert},Spray,${provider},${own},,`)].join('\r\n')}\r\n`;
const shared = (alert: string) => [alert, 'false-positive', 'false-positive'] as const;
const disputed = (alert: string) => [alert, 'false-positive', 'true-positive'] as const;

/** Runs the exports with this feedback file, and says what it gave. */
function returned(feedback: string | Buffer): Promise<Shown & { run: Run; report: string }> {
  const files = {
    'exports/sources.yaml': sources,
    'exports/portal.csv': `id,rule,level,at,closed,twin\n${[...alerts, ...apart].join('\n')}\n`,
    'exports/mssp-feedback.csv': feedback,
  };
  return withFolder(files, async (root) => {
    const run = await runMetrics({
      ...{ folder: join(root, 'exports'), cache: join(root, 'cache'), today: '2026-11-24' },
      ...{ timezone: 'UTC', memory: 1024 ** 3 },
    });
    const written = { out: join(root, 'metrics.json'), quarantine: join(root, 'quarantine.csv') };
    const { report } = deliver(run, written as Parameters<typeof deliver>[1]);
    return { run, report, ...agreementOn(run.file) };
  });
}

/** What /measure/joint/ shows of agreement: the number with its unit, the lines under it, and the levels of its chart. */
interface Shown {
  lines: string[];
  levels: unknown[];
}

function agreementOn(metrics: MetricsFile): Shown {
  const audience = starter.portal.audiences.find(({ id }) => id === 'mssp')!;
  const rest = { audience, base: '/', today: '2026-11-24', history: new Map() };
  const site = buildSite({ content: starter, metrics, ...rest });
  const part = measureJointView(site)?.parts.find(({ id }) => id === 'agreement');
  const [number] = part?.numbers ?? [];
  return {
    lines: [`${number?.value}${number?.unit}`, ...(number?.lines ?? [])],
    levels: part?.figures[0]?.table.rows.map(([name]) => name) ?? [],
  };
}

/** The agreement of the year, over all levels. */
function year({ file }: Run): MetricsFile['results'][number] | undefined {
  return file.results.find(
    ({ metric, period, slice }) =>
      metric === 'verdict-agreement' && period === '2026' && Object.keys(slice).length === 0,
  );
}

/** Half of them high, half low. */
const ten = Array.from({ length: 10 }, (_, at) => `A-${at + 10}`);

describe('feedback that a provider returns', () => {
  it('is the agreement that both sides read', async () => {
    const rows = [...ten.slice(0, 8).map(shared), ...ten.slice(8).map(disputed)];
    const { run, lines, report } = await returned(filled(rows));
    expect(lines[0]).toBe('80%');
    expect(lines[1]).toContain('n = 10');
    expect(lines.join()).not.toContain('left out');
    expect(run.read.quarantine).toEqual([]);
    expect(report).toMatch(/^mssp-feedback +mssp-feedback +10 +10 +0 +0$/m);
  });

  it('counts nothing on alerts that no export holds, and says how many and where', async () => {
    const strangers = ['A-99', '=HYPERLINK("https://evil.example")', 'a-1'];
    const quoted = strangers.map((id) => shared(/"/.test(id) ? `"${id.replaceAll('"', '""')}"` : id));
    const { run, lines, levels } = await returned(filled([...quoted, ...ten.map(disputed)]));
    expect(levels).toEqual(['High', 'Low']);
    expect(lines[0]).toBe('0%');
    expect(lines).toContain('3 left out: no export holds the alert');
    expect(run.read.findings).toMatchObject([
      {
        ...{ rule: 'feedback', severity: 'warning', at: { line: 2 } },
        message: 'no export holds the alert "A-99", nor 2 below: left out',
      },
    ]);
    expect(year(run)).toMatchObject({ n: 10, k: 0, left_out: { no_alert: 3 } });
    expect(JSON.stringify(run.file)).not.toContain('HYPERLINK');
  });

  it('counts nothing on a drill or a duplicate', async () => {
    const { run, lines } = await returned(filled([...['D-1', 'D-2'].map(shared), ...ten.map(disputed)]));
    expect(lines[0]).toBe('0%');
    expect(run.read.findings).toEqual([]);
    expect(year(run)).toMatchObject({ n: 10, k: 0, left_out: { test: 1, merged: 1 } });
  });

  it('is nothing, and no agreement, where no export holds any of its alerts', async () => {
    const { lines } = await returned(filled(['X-1', 'X-2'].map(shared)));
    expect(lines).toEqual([
      '–',
      'nothing in this period',
      '2 left out: no export holds the alert',
      'Provisional: the last 14 days still move',
    ]);
  });

  it('waits for alerts judged after the exports were taken, without a warning', async () => {
    const later = filled([shared('X-1')]).replace('2026-11-12', '2026-11-23');
    const { run } = await returned(later);
    expect(run.read.findings).toEqual([]);
  });

  it('is counted by what holds, with the rest in quarantine.csv by line', async () => {
    const rows = filled([...ten.map(shared), ['A-1', 'FP', 'true-positive'], disputed('A-10')]);
    const { run, lines, report } = await returned(`${rows}\r\n`);
    expect(lines[0]).toBe('90%');
    expect(run.read.quarantine).toMatchObject([
      { source: 'mssp-feedback', file: 'mssp-feedback.csv', line: 12, field: 'provider', value: 'FP' },
    ]);
    expect(report).toMatch(/^mssp-feedback +mssp-feedback +12 +10 +1 +1$/m);
    expect(report).toContain('1 value quarantined');
  });

  it('gives the same number from any spreadsheet', async () => {
    const plain = filled([...ten.slice(0, 8).map(shared), ...ten.slice(8).map(disputed)]);
    const semicolons = plain.replaceAll(',', ';');
    const wide = Buffer.from(`\uFEFF${plain.replaceAll(',', '\t')}`, 'utf16le');
    for (const file of [semicolons, wide]) expect((await returned(file)).lines[0]).toBe('80%');
  });
});
