import { mayRead, type Readable } from '#lib/model/audience.ts';
import type { Audience } from '#lib/model/portal.ts';
import { tlps } from '#lib/model/vocabulary.ts';
import type { Change } from './change.ts';
import { said } from './said.ts';
import { changedPairs, type Side } from './side.ts';

/** Where more people may read than before: a lower TLP, a wider audience, a rule of portal.yaml. */
export function exposureChanges(before: Side, now: Side): Change[] {
  const [was, is] = [before.content?.portal.audiences ?? [], now.content?.portal.audiences ?? []];
  const pages = changedPairs(before, now).flatMap(({ before: old, now: fresh }): Change[] => {
    const [a, b]: Readable[] = [old.data, fresh.data];
    if (!a || !b) return [];
    const gained = is.filter(
      (reader) => mayRead(reader, fresh.collection, b) && !mayRead(reader, old.collection, a),
    );
    const found: Change[] = [];
    if (tlps.indexOf(b.tlp) < tlps.indexOf(a.tlp))
      found.push({ kind: 'exposure', file: fresh.file, text: said`TLP lowered to ${b.tlp}, was ${a.tlp}` });
    for (const { id } of gained)
      found.push({
        kind: 'exposure',
        file: fresh.file,
        text: said`the audience ${id} may now read this page`,
      });
    return found;
  });
  return [
    ...is.flatMap((reader) =>
      widened(
        was.find(({ id }) => id === reader.id),
        reader,
      ),
    ),
    ...pages,
  ];
}

function widened(was: Audience | undefined, is: Audience): Change[] {
  const file = 'content/portal.yaml';
  if (!was) return [{ kind: 'exposure', file, text: said`new audience: ${is.id}, up to TLP ${is.max_tlp}` }];
  const found: Change[] = [];
  if (tlps.indexOf(is.max_tlp) > tlps.indexOf(was.max_tlp))
    found.push({
      kind: 'exposure',
      file,
      text: said`${is.id} may read up to TLP ${is.max_tlp}, was ${was.max_tlp}`,
    });
  for (const key of ['collections', 'metrics', 'show_edit', 'show_sources'] as const)
    if (String(is[key]) !== String(was[key]))
      found.push({
        kind: 'exposure',
        file,
        text: said`${is.id}: ${key} is ${String(is[key])}, was ${String(was[key])}`,
      });
  return found;
}
