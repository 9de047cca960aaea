import { parseArgs } from 'node:util';
import { isTimeZone } from '#lib/model/portal.ts';
import { dateProblem } from '#lib/model/date.ts';
import { periodId } from '#lib/model/metrics.ts';

export const usage = `npm run metrics [-- OPTIONS]: exports to content/metrics/metrics.json
  --exports DIR     folder with sources.yaml (content/exports)
  --out FILE        where to write (content/metrics/metrics.json)
  --as-of ISO       the instant the figures stand for (the newest stamp in the exports)
  --timezone ZONE   whose midnight ends a month (portal.yaml)
  --period PERIOD   only 2026-09, 2026-Q3 or 2026; needs --out or --json
  --memory SIZE     budget of the whole process (1GB)
  --today DATE      stamps after this day are not believed (portal.yaml, else today)
  --json            print the result instead of writing it`;

/** A command line that cannot be understood: exit 2. */
export class UsageError extends Error {}

export interface MetricsArguments {
  exports: string;
  /** Undefined with --json alone: nothing is written. */
  out: string | undefined;
  asOf: string | undefined;
  timezone: string | undefined;
  period: string | undefined;
  /** Bytes. */
  memory: number;
  today: string | undefined;
  json: boolean;
  help: boolean;
}

const text = { type: 'string' } as const;
const options = {
  ...{ exports: text, out: text, 'as-of': text, timezone: text, period: text, memory: text, today: text },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line. Throws UsageError naming the option, its value and what it takes. */
export function metricsArguments(argv: readonly string[]): MetricsArguments {
  const { exports = 'content/exports', json = false, help = false, ...values } = parsed(argv);
  const { out, timezone, period, memory = '1GB', today } = values;
  if (timezone !== undefined && !isTimeZone(timezone))
    throw new UsageError(`--timezone ${timezone} is not a time zone such as Europe/Berlin`);
  if (period !== undefined && !periodId.safeParse(period).success)
    throw new UsageError(`--period ${period} is not a period such as 2026-09, 2026-Q3 or 2026`);
  if (period !== undefined && out === undefined && !json)
    throw new UsageError(
      '--period needs --out FILE or --json: content/metrics/metrics.json holds every period',
    );
  const problem = today === undefined ? undefined : dateProblem(today);
  if (problem) throw new UsageError(`--today ${today} is not a date: ${problem}`);
  return {
    ...{ exports, timezone, period, today, json, help },
    out: out ?? (json ? undefined : 'content/metrics/metrics.json'),
    asOf: instant(values['as-of']),
    memory: bytes(memory),
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** An instant with its zone, or a day taken as its first moment in UTC. */
function instant(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const time = form.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`--as-of ${value} is not a time such as 2026-09-30T22:00:00Z`);
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function bytes(value: string): number {
  const match = /^(\d+(?:\.\d+)?) ?(MB|GB)$/i.exec(value);
  if (!match) throw new UsageError(`--memory ${value} is not a size such as 1GB or 1500MB`);
  return Number(match[1]) * 1024 ** (match[2]?.toUpperCase() === 'GB' ? 3 : 2);
}
