import { readFrontMatter } from '#lib/content/front-matter.ts';
import type { Entry } from '#lib/model/entry.ts';
import type { Change } from './change.ts';
import { said } from './said.ts';
import type { Side } from './side.ts';

/** Exceptions opened, extended, changed or closed, and those without an end. */
export function exceptionChanges(before: Side, now: Side, changed: ReadonlySet<string>): Change[] {
  const rows = (side: Side) =>
    new Map(
      (side.content?.entries['use-case'] ?? []).flatMap((page: Entry<'use-case'>) =>
        (page.data.exceptions ?? []).map(
          (row) => [`${page.id} ${row.id}`, { row, file: page.file }] as const,
        ),
      ),
    );
  const [was, is] = [rows(before), rows(now)];
  const found: Change[] = [];
  for (const [key, { row, file }] of is) {
    const old = was.get(key)?.row;
    const say = (text: Change['text']) => found.push({ kind: 'exceptions', file, text });
    if (!old)
      say(said`opened: ${row.id} hides ${row.scope} until ${row.expires}, approved by ${row.approved_by}`);
    else if (row.expires > old.expires)
      say(said`extended: ${row.id} ends ${row.expires}, was ${old.expires}`);
    if (
      old &&
      JSON.stringify([old.scope, old.kind, old.match]) !== JSON.stringify([row.scope, row.kind, row.match])
    )
      say(said`${row.id} hides other events than before`);
  }
  for (const [key, { row, file }] of was)
    if (
      !is.has(key) &&
      now.sources.has(file) &&
      now.content?.entries['use-case'].some((page) => page.file === file)
    )
      found.push({ kind: 'exceptions', file, text: said`closed: ${row.id}` });
  return [...endless(now, changed), ...found];
}

/** A page with such a row is not valid, so its front matter is looked at as it was written. */
function endless(now: Side, changed: ReadonlySet<string>): Change[] {
  return [...now.sources.values()].flatMap((source): Change[] => {
    if (!changed.has(source.file) || !source.file.startsWith('content/use-cases/')) return [];
    const { exceptions } = (readFrontMatter(source).parts?.data ?? {}) as { exceptions?: unknown };
    return (Array.isArray(exceptions) ? exceptions : []).flatMap((row: unknown, index): Change[] => {
      const { id, expires } = (row ?? {}) as { id?: unknown; expires?: unknown };
      if (typeof expires === 'string') return [];
      const line = source.locate(['exceptions', index]).at.line;
      const text = said`${typeof id === 'string' ? id : 'an exception'} has no end: add  expires`;
      return [{ kind: 'exceptions', file: source.file, line, text }];
    });
  });
}
