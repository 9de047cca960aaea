import { farOff } from '#lib/due/words.ts';
import type { StatusView } from '#lib/views/detect/use-case.ts';

/** How far off a date is, in words with a tone. `days` is negative once it has passed. */
export function dueIn(days: number, expires = false): StatusView {
  const tone = days < 0 ? 'gap' : days <= 14 ? 'part' : 'planned';
  return { tone, text: farOff(days, expires ? 'expires' : 'due') };
}
