import type { ExceptionRow } from '#lib/coverage/exceptions.ts';
import { results } from '#lib/views/measure/measured.ts';
import type { Site } from '#lib/views/site.ts';

/**
 * The alerts an exception has removed, in words. It is known where the effect of a tuning was measured for one of its
 * rules on the day the exception was applied; alerts that were never raised are counted nowhere else.
 */
export function removedWords(site: Site, { useCase, exception }: ExceptionRow): string {
  if (site.audience.metrics !== 'all' || !exception.applied_on) return 'not counted';
  const rules = new Set((useCase.data.content ?? []).map(({ rule }) => rule));
  const measured = results(site, 'tuning-effect').filter(
    ({ slice, phases }) => slice.rule && rules.has(slice.rule) && phases?.on === exception.applied_on,
  );
  const lines = measured.flatMap(({ phases, change }) => {
    if (!phases) return [];
    const rates = `${phases.before.rate.toFixed(1)} a week before, ${phases.after.rate.toFixed(1)} after`;
    if (change === 'too-few') return [`${rates}: too few to compare`];
    return [change === 'changed' ? rates : `${rates}: no clear change`];
  });
  return lines.length > 0 ? lines.join('; ') : 'not counted';
}
