import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import { overall } from './measured.ts';
import type { Site } from '#lib/views/site.ts';
import { insideSentence, listed } from '#lib/views/words.ts';

/**
 * "Time to contain is shorter than in the quarter before": only what the engine found clearly better or worse, by the
 * interval of the difference. More than two are counted among all that were compared, as of twenty true nulls one
 * looks like a change. Else that there is no clear change.
 */
export function changeTitle(site: Site, period: string, metrics: readonly string[]): string {
  const compared = metrics.flatMap((id) => {
    const [metric, result] = [metricNamed(id), overall(site, id, period)];
    if (!metric || !result?.interval || !result.previous) return [];
    const { change } = result;
    return change === undefined || change === 'too-few' ? [] : [{ metric, change }];
  });
  if (compared.length === 0) return `Too little to compare in ${period}`;
  const changed = compared.filter(({ change }) => change === 'better' || change === 'worse');
  // Where neither direction is better, a change is no verdict.
  const moved = compared.filter(({ change }) => change === 'changed').map(({ metric }) => metric.title);
  if (changed.length === 0)
    return moved.length === 0
      ? `No clear change in ${period}`
      : `${listed(moved.map(insideAfterFirst))} changed; nothing is clearly better or worse than in the quarter before`;
  if (changed.length > 2) {
    const better = changed.filter(({ change }) => change === 'better').length;
    return `Of ${compared.length} figures compared with the quarter before, ${howMany(better)} better, ${howMany(changed.length - better)} worse`;
  }
  const claims = changed.map(({ metric, change }, index) => {
    const lower = (change === 'better') === (metric.better === 'lower');
    const words = metric.unit === 'seconds' ? ['shorter', 'longer'] : ['lower', 'higher'];
    return `${insideAfterFirst(metric.title, index)} is ${lower ? words[0] : words[1]}`;
  });
  return `${listed(claims)} than in the quarter before`;
}

function insideAfterFirst(title: string, index: number): string {
  return index === 0 ? title : insideSentence(title);
}

function howMany(n: number): string {
  if (n < 2) return n === 0 ? 'none is' : '1 is';
  return `${n} are`;
}
