import { describe, expect, it } from 'vitest';
import type { Portal } from '#lib/model/portal.ts';
import { settingsOf, SettingsProblem, type MetricsFlags } from '#lib/metrics/settings.ts';

const portal = {
  timezone: 'Europe/Amsterdam',
  metric_targets: { 'time-to-contain': '8h' },
  provider: 'Fjordwatch',
  business_hours: { days: ['mon'], from: '08:00', to: '18:00', holidays: [] },
  teams: [
    { id: 'we', name: 'Us', hours: 'business-hours', clock: {} },
    { id: 'they', name: 'Fjordwatch', hours: '24x7', clock: { high: { acknowledge: '15m', decide: '1h' } } },
  ],
} as unknown as Portal;
const none: MetricsFlags = {
  ...{ exports: undefined, out: undefined, 'as-of': undefined, timezone: undefined },
  ...{ period: undefined, memory: undefined, json: false },
};

describe('the settings of metrics', () => {
  it('come from portal.yaml and the folder that holds content', () => {
    expect(settingsOf(none, portal, 'here')).toEqual({
      ...{ folder: 'here/content/exports', cache: 'here/node_modules/.cache/watchbill' },
      ...{ out: 'here/content/metrics/metrics.json', quarantine: 'here/content/exports/quarantine.csv' },
      ...{ timezone: 'Europe/Amsterdam', memory: 1024 ** 3, targets: { 'time-to-contain': 28_800 } },
      changes: [],
      watch: {
        hours: { timezone: 'Europe/Amsterdam', days: ['mon'], from: '08:00', to: '18:00', holidays: [] },
        teams: [
          { id: 'we', hours: 'business-hours', provider: false, agreed: [] },
          {
            ...{ id: 'they', hours: '24x7', provider: true },
            agreed: [{ level: 'high', acknowledge: 900, decide: 3600 }],
          },
        ],
      },
    });
  });

  it('turn instants into UTC and sizes into bytes', () => {
    const read = settingsOf({ ...none, 'as-of': '2026-10-01T00:00:00+02:00', memory: '1500MB' }, portal, '.');
    expect([read.asOf, read.memory]).toEqual(['2026-09-30T22:00:00Z', 1500 * 1024 ** 2]);
  });

  it('put the quarantine beside the result, and write nothing with --json alone', () => {
    expect(settingsOf({ ...none, out: 'a/b/m.json' }, portal, '.').quarantine).toBe('a/b/quarantine.csv');
    expect(settingsOf({ ...none, json: true }, portal, '.').out).toBeUndefined();
  });

  it('name what they do not understand', () => {
    const wrong: [Partial<MetricsFlags>, RegExp][] = [
      [{ timezone: 'Mars/Base' }, /Mars\/Base/],
      [{ period: '2026-Q7', json: true }, /2026-Q7/],
      [{ period: '2026-Q3' }, /other periods/],
      [{ 'as-of': 'yesterday' }, /yesterday/],
      [{ 'as-of': '2026-13-01' }, /2026-13-01/],
      [{ memory: 'lots' }, /lots/],
    ];
    for (const [flags, message] of wrong) {
      expect(() => settingsOf({ ...none, ...flags }, portal, '.')).toThrow(SettingsProblem);
      expect(() => settingsOf({ ...none, ...flags }, portal, '.')).toThrow(message);
    }
  });
});
