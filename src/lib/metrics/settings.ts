import { dirname, join } from 'node:path';
import { seconds } from '#lib/model/duration.ts';
import { periodId } from '#lib/model/metrics.ts';
import { isTimeZone, type Portal } from '#lib/model/portal.ts';
import { watchOf, type Watch } from './watch.ts';

/** The flags of `npm run metrics`, beside those every command has. */
export const metricsFlags = {
  exports: { type: 'text', value: 'DIR', help: 'folder with sources.yaml; default: content/exports' },
  out: { type: 'text', value: 'FILE', help: 'write to FILE; default: content/metrics/metrics.json' },
  'as-of': {
    type: 'text',
    value: 'ISO',
    help: 'the figures stand for this instant; default: the newest stamp',
  },
  timezone: { type: 'text', value: 'ZONE', help: 'whose midnight ends a month; default: portal.yaml' },
  period: { type: 'text', value: 'PERIOD', help: 'only this, such as 2026-09, 2026-Q3 or 2026' },
  memory: { type: 'text', value: 'SIZE', help: 'budget of the whole process; default: 1GB' },
  detect: {
    type: 'text',
    value: 'FILE',
    help: 'say which format FILE is, and what to write in sources.yaml',
  },
  json: { type: 'flag', help: 'print the result instead of writing it' },
} as const;

type TextFlag = Exclude<keyof typeof metricsFlags, 'json' | 'detect'>;
export type MetricsFlags = { [name in TextFlag]: string | undefined } & { json: boolean };

export interface Settings {
  folder: string;
  cache: string;
  /** Undefined with --json alone: nothing is written. */
  out: string | undefined;
  quarantine: string;
  asOf: string | undefined;
  timezone: string;
  period: string | undefined;
  memory: number;
  targets: Record<string, number>;
  watch: Watch;
  changes: NonNullable<Portal['metric_changes']>;
}

/** A flag that cannot be used as it is, and the edit that helps. */
export class SettingsProblem extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** Puts the flags and portal.yaml together. `root` holds content/, `cache` what may be thrown away. Throws SettingsProblem. */
export function settingsOf(
  flags: MetricsFlags,
  portal: Portal,
  root: string,
  cache = join(root, 'node_modules/.cache/watchbill'),
): Settings {
  const written = join(root, 'content/metrics/metrics.json');
  const { period, json } = flags;
  if (period !== undefined && !periodId.safeParse(period).success)
    throw new SettingsProblem(`--period "${period}" is not a period`, 'for example 2026-09, 2026-Q3 or 2026');
  if (period !== undefined && flags.out === undefined && !json)
    throw new SettingsProblem(
      '--period leaves the other periods out',
      `add --out FILE or --json; ${written} keeps them all`,
    );
  const timezone = flags.timezone ?? portal.timezone;
  if (!isTimeZone(timezone))
    throw new SettingsProblem(`--timezone "${timezone}" is not a time zone`, 'for example Europe/Berlin');
  return {
    folder: flags.exports ?? join(root, 'content/exports'),
    cache,
    out: flags.out ?? (json ? undefined : written),
    quarantine: join(flags.out ? dirname(flags.out) : join(root, 'content/exports'), 'quarantine.csv'),
    ...{ timezone, period },
    asOf: instant(flags['as-of']),
    memory: bytes(flags.memory ?? '1GB'),
    targets: Object.fromEntries(
      Object.entries(portal.metric_targets).map(([metric, duration]) => [metric, seconds(duration)]),
    ),
    watch: watchOf(portal),
    changes: portal.metric_changes ?? [],
  };
}

/** An instant with its zone in UTC; a day is its first moment in UTC. */
function instant(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const time = form.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time))
    throw new SettingsProblem(`--as-of "${value}" is not a time`, 'for example 2026-09-30T22:00:00Z');
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function bytes(value: string): number {
  const match = /^(\d+(?:\.\d+)?) ?(MB|GB)$/i.exec(value);
  if (!match) throw new SettingsProblem(`--memory "${value}" is not a size`, 'for example 1GB or 1500MB');
  return Number(match[1]) * 1024 ** (match[2]?.toUpperCase() === 'GB' ? 3 : 2);
}
