import { sealed } from '#lib/content/seal.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { valueOf } from './value.ts';

/**
 * A new snapshot in place of an old one, with the reason and every overall number that became another. `before` is
 * undefined where the old one cannot be believed any more.
 */
export function refrozen(before: Snapshot | undefined, after: Snapshot, reason: string): Snapshot {
  const { digest: _digest, ...rest } = after;
  const entry = { on: after.frozen_on, reason, changed: before ? changedNumbers(before, after) : [] };
  return sealed({ ...rest, refrozen: [...(before?.refrozen ?? []), entry] });
}

function changedNumbers(before: Snapshot, after: Snapshot): { metric: string; was: string; is: string }[] {
  return overallOf(after).flatMap((now) => {
    const old = overallOf(before).find((row) => row.metric === now.metric && row.clock === now.clock);
    const [was, is] = [old ? valueOf(old) : 'not known', valueOf(now)];
    return was === is ? [] : [{ metric: now.metric, was, is }];
  });
}

function overallOf({ results, period }: Snapshot): MetricResult[] {
  return results.filter((row) => row.period === period && Object.keys(row.slice).length === 0);
}
