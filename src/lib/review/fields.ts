import type { Change, ChangeKind } from './change.ts';
import { proseOf } from './parts.ts';
import { said, shown } from './said.ts';
import type { Pair } from './side.ts';
import { similarity, unlike } from './similar.ts';

const kinds: Record<string, ChangeKind> = {
  default_severity: 'authority',
  severity_rules: 'authority',
  level: 'authority',
  decide: 'authority',
  authority: 'authority',
  owner: 'authority',
  status: 'authority',
  lifecycle: 'authority',
  baselines: 'baselines',
};
/** Said by a part of its own. */
const elsewhere = new Set(['tlp', 'audience', 'exceptions']);
const dates = ['reviewed', 'tuned_on', 'last_tested'];

/** What changed in the front matter and free prose of one page. */
export function fieldChanges({ before, now }: Pair): Change[] {
  const file = now.file;
  const [a, b] = [before.data as Record<string, unknown>, now.data as Record<string, unknown>];
  if (
    similarity(before.data.title, now.data.title) < unlike &&
    similarity(
      `${before.data.summary} ${proseOf(before.document)}`,
      `${now.data.summary} ${proseOf(now.document)}`,
    ) < unlike
  )
    return [
      {
        kind: 'identity',
        file,
        text: said`${now.id} was ${before.data.title} and is ${now.data.title}; a new page needs a new id`,
      },
    ];
  const found: Change[] = [];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [old, fresh] = [shown(a[key]), shown(b[key])];
    if (old === fresh || elsewhere.has(key)) continue;
    const back = dates.includes(key) && fresh < old;
    const kind = back ? 'dates' : (kinds[key] ?? 'fields');
    const text =
      old.length + fresh.length > 160 ? said`${key} changed` : said`${key} is ${fresh}, was ${old}`;
    found.push({ kind, file, text });
  }
  if (proseOf(before.document) !== proseOf(now.document))
    found.push({ kind: 'fields', file, text: said`the text changed` });
  return found;
}
