import type { MetricResult } from '#lib/model/metrics.ts';
import type { Snapshot } from '#lib/model/snapshot.ts';
import { figuresOf } from './five.ts';
import { plainName } from './plain.ts';
import { previousValue, valueOf } from './value.ts';

/**
 * Sentences that could head the report: what got better or worse beyond chance, then the largest threat nothing
 * would show, then, if nothing can be claimed, that. At most three.
 */
export function headlineCandidates(snapshot: Snapshot): string[] {
  const changes = figuresOf(snapshot)
    .filter(({ change }) => change === 'better' || change === 'worse' || change === 'changed')
    .map((result) => changeSentence(result));
  const blind = snapshot.threats.find(({ state }) => state === 'gap');
  const gap = blind ? [`Nothing would reliably show us ${quoted(blind.title)}`] : [];
  const found = [...changes.slice(0, gap.length > 0 ? 2 : 3), ...gap];
  return found.length > 0 ? found : ['No number moved further than chance would move it'];
}

function changeSentence(result: MetricResult): string {
  const before = previousValue(result);
  const name = plainName(result.metric);
  return `${name} ${direction(result)}${before === undefined ? '' : ` from ${before}`} to ${valueOf(result)}`;
}

/** By the numbers themselves: which way is better is another question. */
function direction({ unit, n, share, median, rate, previous }: MetricResult): string {
  const [now, before] =
    unit === 'share'
      ? [share, previous?.share]
      : unit === 'seconds'
        ? [median, previous?.median]
        : rate
          ? [rate.value, previous?.rate]
          : [n, previous?.n];
  return (now ?? 0) < (before ?? 0) ? 'fell' : 'rose';
}

function quoted(title: string): string {
  return `“${title}”`;
}
