import type { Entry } from '#lib/model/entry.ts';
import type { Change } from './change.ts';
import { partsOf, proseOf } from './parts.ts';
import { said } from './said.ts';
import type { Side } from './side.ts';
import { similarity } from './similar.ts';

/** Pages added, removed and renamed, and references that lead nowhere since. */
export function pageChanges(before: Side, now: Side): Change[] {
  const gone = [...before.pages].filter(([key]) => !now.pages.has(key) && !now.leftOut.has(key));
  const fresh = new Map([...now.pages].filter(([key]) => !before.pages.has(key) && !before.leftOut.has(key)));
  const found: Change[] = [];
  const byDigest = new Map([...fresh.values()].map((page) => [page.digest, page]));
  for (const [key, old] of gone) {
    const same = byDigest.get(old.digest);
    const rivals = gone.length * fresh.size > 10_000 ? [] : [...fresh.values()];
    const to = same ?? rivals.find((page) => page.collection === old.collection && alike(old, page));
    const other = [...fresh.values()].find(
      (page) => page.id === old.id && page.collection !== old.collection,
    );
    if (to) {
      fresh.delete(`${to.collection}/${to.id}`);
      const broken = now.findings.filter(
        ({ rule, message }) => rule === 'broken-reference' && message.includes(`"${old.id}"`),
      );
      found.push({ kind: 'pages', file: to.file, text: said`renamed: ${to.id}, was ${old.id}` });
      if (!to.data.aliases?.includes(old.id))
        found.push({
          kind: 'references',
          file: to.file,
          text: said`the rename breaks ${broken.length} references to ${old.id}; add ${`aliases: [${old.id}]`} and write ${to.id} where it is named`,
        });
    } else if (other)
      found.push({
        kind: 'identity',
        file: other.file,
        text: said`${old.id} was a ${old.collection} and is a ${other.collection}`,
      });
    else found.push({ kind: 'pages', file: old.file, text: said`removed: ${key} ${old.data.title}` });
  }
  for (const [key, page] of fresh)
    found.push({ kind: 'pages', file: page.file, text: said`added: ${key} ${page.data.title}` });
  const known = new Set(before.findings.map(({ file, message }) => `${file} ${message}`));
  for (const { rule, file, at, message } of now.findings)
    if (rule === 'broken-reference' && !known.has(`${file} ${message}`))
      found.push({ kind: 'references', file, line: at.line, text: said`leads nowhere: ${message}` });
  return found;
}

function alike(a: Entry, b: Entry): boolean {
  const text = ({ data, document }: Entry) =>
    `${data.title} ${data.summary} ${proseOf(document)} ${partsOf(document)
      .map((part) => part.text)
      .join(' ')}`;
  return similarity(text(a), text(b)) > 0.7;
}
