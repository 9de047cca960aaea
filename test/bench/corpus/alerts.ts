import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Random } from '#lib/exports/sample/random.ts';

/** Where the file of alerts lies below a portal's root. */
export const alertsFile = 'content/exports/bench/alerts.csv';

const columns =
  'ticket,rule,summary,prio,event_time,opened,picked_up,closed,verdict,by_automation,incident,asset,techniques,updated';

/** How a team would describe that file. */
const sources = `sources:
  - id: provider
    kind: alerts
    format: csv
    files: [bench/*.csv]
    team: mssp
    timezone: UTC
    exported_at: 2026-11-01T00:00:00Z
    map:
      id: ticket
      rule: rule
      title: summary
      level: {column: prio, values: {P1: critical, P2: high, P3: medium, P4: low}}
      event_at: event_time
      created_at: opened
      acknowledged_at: picked_up
      closed_at: closed
      disposition: {column: verdict, values: {TP: true-positive, BP: benign-positive, FP: false-positive, UND: undetermined}}
      automated: {column: by_automation, values: {"yes": true, "no": false}}
      incident_id: incident
      asset: asset
      techniques: techniques
      updated_at: updated
`;

/** Writes `count` alerts of 14 columns over two years, as a provider's ticket system exports them. */
export function writeAlerts(root: string, count: number): void {
  const path = join(root, alertsFile);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(join(root, 'content/exports/sources.yaml'), sources);
  const file = openSync(path, 'w');
  const random = new Random(count);
  const start = Date.UTC(2024, 10, 1);
  const step = (730 * 86_400_000) / count;
  let lines = [columns];
  for (let index = 0; index < count; index++) {
    lines.push(alert(random, index, start + index * step));
    if (lines.length < 10_000 && index < count - 1) continue;
    writeSync(file, `${lines.join('\n')}\n`);
    lines = [];
  }
  closeSync(file);
}

function alert(random: Random, index: number, opened: number): string {
  const rule = `rule-${Math.floor(random.uniform() ** 3 * 80)}`;
  const picked = opened + random.logNormal(900, 1) * 1000;
  const closed = random.chance(0.97) ? picked + random.logNormal(7200, 1.2) * 1000 : undefined;
  return [
    `T${index}`,
    rule,
    `"Alert of ${rule}, seen on one host"`,
    `P${random.whole(1, 4)}`,
    stamp(opened - random.logNormal(120, 1) * 1000),
    stamp(opened),
    stamp(picked),
    closed === undefined ? '' : stamp(closed),
    closed === undefined ? '' : ['TP', 'BP', 'FP', 'UND'][random.whole(0, 3)],
    random.chance(0.2) ? 'yes' : 'no',
    random.chance(0.01) ? `INC${index}` : '',
    `host-${random.whole(0, 5000)}`,
    'T1078;T1110',
    stamp(closed ?? picked),
  ].join(',');
}

function stamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
