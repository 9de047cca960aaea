import { periodLabel } from '#lib/charts/period.ts';
import { formatCount } from '#lib/charts/format.ts';
import type { Report } from '#lib/model/report.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { overall } from '#lib/reports/five.ts';
import { valueOf } from '#lib/reports/value.ts';
import { insideSentence, listed } from '#lib/views/words.ts';

/** What the work took and what came of it, as far as somebody counted it. */
export interface WorthRow {
  what: string;
  /** "Not known" where nobody counted. */
  now: string;
  before: string;
}

export interface Worth {
  /** The column of the report before; undefined without one. */
  before: string | undefined;
  rows: WorthRow[];
}

/** Hours, alarms proven, incidents contained in time, promises kept: this period and the one before. */
export function worthOf(
  now: { data: Report; snapshot: Snapshot },
  before: { data: Report | undefined; snapshot: Snapshot | undefined },
): Worth {
  const row = (what: string, tell: (data: Report | undefined, snapshot: Snapshot | undefined) => string) => ({
    what,
    now: tell(now.data, now.snapshot),
    before: tell(before.data, before.snapshot),
  });
  return {
    before: before.snapshot && periodLabel(before.snapshot.period),
    rows: [
      row('Hours of our own people', hours),
      row('Hours somebody was on duty', onDuty),
      row('Questions about attacks with a tested alarm', (_, snapshot) =>
        told(snapshot, 'validated-coverage'),
      ),
      row('Incidents contained within the agreed time', (_, snapshot) =>
        told(snapshot, 'contained-in-target'),
      ),
      row('Promises kept, of those that were due', kept),
    ],
  };
}

const unknown = 'not known';

function hours(data: Report | undefined): string {
  if (!data?.effort?.length) return unknown;
  const total = data.effort.reduce((sum, { hours: own }) => sum + own, 0);
  const rows = data.effort.map(
    ({ process, hours: own, cost }) => `${insideSentence(process)} ${own}${cost ? ` for ${cost}` : ''}`,
  );
  const unpriced = data.effort.some(({ cost }) => !cost) ? '; cost not known' : '';
  return `${formatCount(total)}: ${listed(rows)}${unpriced}`;
}

function onDuty(_: Report | undefined, snapshot: Snapshot | undefined): string {
  const exposure = snapshot && overall(snapshot, 'workload')?.rate?.exposure;
  return exposure === undefined ? unknown : formatCount(Math.round(exposure));
}

function told(snapshot: Snapshot | undefined, metric: string): string {
  const result = snapshot && overall(snapshot, metric);
  if (!result) return unknown;
  return result.k === undefined || result.share === undefined
    ? valueOf(result)
    : `${valueOf(result)}, ${formatCount(result.k)} of ${formatCount(result.n)}`;
}

function kept(data: Report | undefined): string {
  const due = (data?.promises ?? []).filter(({ state }) => state !== 'open');
  if (!data || due.length === 0) return 'none was due';
  return `${due.filter(({ state }) => state === 'done').length} of ${due.length}`;
}
