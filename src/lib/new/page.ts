import { collections } from '#lib/model/collection.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { missingWhenLive } from '#lib/model/tier.ts';
import { roles, type RoleName } from '#lib/model/vocabulary.ts';
import { writeYaml } from '#lib/yaml/write.ts';
import type { Answers } from './answers.ts';
import type { WholeRead } from './judge.ts';
import { templates, type PageKind } from './kinds.ts';
import { pagesOf } from './page-fields.ts';
import { isId } from './page-id.ts';
import { NewProblem, wrongUsage } from './problem.ts';
import type { Proposal } from './proposal.ts';
import { listed } from './wrong.ts';

/** A page of `kind` as its answers make it. Throws NewProblem when no file may be called so, or one is. */
export function newPage(kind: PageKind, answers: Answers, read: WholeRead, today: string): Proposal {
  const { content } = read;
  const { title = '', summary, owner, techniques } = answers;
  const id = freeId(kind, title, answers['id'], read);
  const skeleton = templates[kind].write({
    ...{ id, today, content, owner: owner as RoleName, techniques: listed(techniques) },
    ...pagesOf(content, answers),
  });
  const front = {
    ...{ title: title.trim(), summary, owner },
    ...(kind === 'use-case' ? {} : { status: 'draft' }),
    ...skeleton.front,
  };
  const later = missingWhenLive(collections[kind].liveKeys, front);
  const text = [
    '---',
    writeYaml(front),
    `# When it goes live it also needs: ${later.join(', ')}.`,
    '---',
    '',
    skeleton.body,
  ].join('\n');
  return {
    collection: kind,
    file: fileOf(kind, id),
    text,
    known: false,
    next: [...todos(text), ...(skeleton.next ?? [])],
  };
}

function fileOf(kind: PageKind, id: string): string {
  return `content/${collections[kind].folder}/${id}.mdx`;
}

function todos(text: string): string[] {
  const count = text.match(/\bTODO\b/g)?.length ?? 0;
  return [`replace the ${count} TODO: an active page may hold none`];
}

function freeId(kind: PageKind, title: string, id: string | undefined, read: WholeRead): string {
  if (id === undefined || !isId(id))
    throw wrongUsage(
      id === undefined ? `no id can be made of the title "${title}"` : `--id: "${id}" is not an id`,
      'add  --id  with lower-case letters, digits and hyphens, such as  --id lost-device',
    );
  const { content, leftOut } = read;
  const entries = content.entries[kind];
  if (kind === 'role' && !(roles as readonly string[]).includes(id)) {
    const free = roles.filter((role) => !entries.some((entry) => entry.id === role));
    throw wrongUsage(`"${id}" is not a role`, didYouMean(id, roles) ?? `--id  one of ${free.join(', ')}`);
  }
  const old = entries.find(({ data }) => data.aliases?.includes(id));
  if (old) throw new NewProblem(`"${id}" is an old name of ${old.file}`, 'another title, or  --id');
  if (entries.some((entry) => entry.id === id) || leftOut.has(`${kind}/${id}`))
    throw new NewProblem(`${fileOf(kind, id)} is there already`, 'edit it; or another title, or  --id');
  return id;
}
