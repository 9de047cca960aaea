import type { Validation } from '#lib/model/validation.ts';
import type { LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';

const library = 'https://github.com/redcanaryco/atomic-red-team/blob/master/atomics/';

/**
 * A test as its entry names it, and where Atomic Red Team describes it when it is one of theirs. The library keeps the
 * ids a test was written under, so the id stands as written. Readers without sources get the words alone.
 */
export function atomicLink({ audience }: Site, { method, test_ref: ref }: Validation): LinkView {
  const id = method === 'atomic' ? /\bT\d{4}(?:\.\d{3})?\b/.exec(ref)?.[0] : undefined;
  return { title: ref, href: id && audience.show_sources ? `${library}${id}/${id}.md` : undefined };
}
