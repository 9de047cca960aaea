import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentRead } from '#lib/content/read.ts';
import type { Content } from '#lib/model/entry.ts';
import { answersOf, questions, type Answers } from './answers.ts';
import { changesFor, portalFile, type Changes } from './changes.ts';
import type { Effects } from './effects.ts';
import { InitProblem } from './problem.ts';
import { changeLines, counted, nextLines, rows } from './summary.ts';
import { todoOf } from './todo.ts';

/** The flags of `npm run init`, beside those every command has. */
export const initFlags = {
  organisation: { type: 'text', value: 'NAME', help: questions.organisation.ask },
  provider: { type: 'text', value: 'NAME', help: questions.provider.ask },
  domain: { type: 'text', value: 'DOMAIN', help: questions.domain.ask },
  timezone: { type: 'text', value: 'ZONE', help: questions.timezone.ask },
  url: { type: 'text', value: 'URL', help: questions.url.ask },
  base: { type: 'text', value: 'PATH', help: `${questions.base.ask}; default: /` },
  repository: { type: 'text', value: 'URL', help: questions.repository.ask },
  today: { type: 'date', help: 'the day you take over; default: the UTC date' },
  yes: { type: 'flag', help: 'ask nothing' },
  'dry-run': { type: 'flag', help: 'print what would change, and change nothing' },
  force: { type: 'flag', help: 'even where git could not take it back' },
} as const;

/** The flags as given. `root` holds content/. */
export type InitRequest = Partial<Record<keyof Answers, string | undefined>> & {
  root: string;
  'dry-run'?: boolean;
  force?: boolean;
};

/**
 * Makes the clone somebody's own: names and addresses in, what the sample claims out. 0: content/ holds; 1: it has
 * errors now, such as a page that names the organisation. A second run only changes what its flags say. Throws what
 * `refuse` makes of a wrong command line, else InitProblem; then nothing was changed.
 */
export async function initPortal(request: InitRequest, effects: Effects): Promise<0 | 1> {
  const { root, 'dry-run': dry = false, force = false } = request;
  const { say, ask } = effects;
  if (!dry && !force) protect(effects.git);
  const { content } = holding(await effects.check());
  const sample = content.portal.today !== undefined;
  const answers = await answersOf(request, sample ? undefined : content.portal, effects);
  const changes = await changesFor(root, content, answers, effects.today);
  if (changes.writes.size === 0 && changes.removals.length === 0) {
    say(
      `This portal is already that of ${content.portal.organisation}. Flags change single keys; see --help.`,
    );
    return 0;
  }
  for (const line of changeLines(content, answers, changes)) say(line);
  if (dry) {
    for (const file of changes.writes.keys()) say(`would change ${file}`);
    for (const path of changes.removals) say(`would remove ${path}`);
    return 0;
  }
  if (ask && !/^y(es)?$/i.test(await ask('Change these files? y or n', 'n')))
    throw new InitProblem('nothing was changed');
  await apply(root, changes);
  return report(await effects.check(), answers, sample, say);
}

/** Changes are made only where they can be seen and taken back. */
function protect(state: Effects['git']): void {
  if (state === 'dirty')
    throw new InitProblem(
      'content/ has changes that are not committed',
      'commit them, so that git diff shows what init does; or add --force',
    );
  if (state === 'none')
    throw new InitProblem(
      'git does not watch over content/, so nothing could be taken back',
      'git init && git add . && git commit -m "Starter"; or add --force',
    );
}

/** Content that can be read whole, or InitProblem. */
function holding({ content, findings }: ContentRead): { content: Content } {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (content && errors === 0) return { content };
  if (findings.some(({ rule, file }) => rule === 'missing-file' && file === portalFile))
    throw new InitProblem(`${portalFile} is missing`, `git restore ${portalFile}`);
  throw new InitProblem(
    `content/ has ${errors} ${errors === 1 ? 'error' : 'errors'}; nothing was changed`,
    'npm run check shows them; correct them first',
  );
}

async function apply(root: string, { writes, removals }: Changes): Promise<void> {
  for (const path of removals) await rm(join(root, path), { recursive: true });
  for (const [file, text] of writes) await writeFile(join(root, file), text);
}

function report(
  { content, sources, findings }: ContentRead,
  answers: Answers,
  sample: boolean,
  say: Effects['say'],
): 0 | 1 {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const words = [
    counted(errors, ['error', 'errors']),
    counted(findings.length - errors, ['warning', 'warnings']),
  ].join(', ');
  const lines = rows([['check', errors > 0 ? `${words}: npm run check shows them` : words]]);
  if (sample && content) lines.push(...nextLines(todoOf(content, sources), answers));
  for (const line of lines) say(line);
  return errors > 0 ? 1 : 0;
}
