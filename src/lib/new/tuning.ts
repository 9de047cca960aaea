import type { Entry } from '#lib/model/entry.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import { appendItem } from '#lib/yaml/append.ts';
import { editFrontMatter } from '#lib/yaml/page.ts';
import type { Answers, Field } from './answers.ts';
import { baselineFields, baselineOf } from './baseline.ts';
import { exceptionFields, exceptionOf } from './exception.ts';
import type { WholeRead } from './judge.ts';
import type { Tuning } from './kinds.ts';
import { idOf, isId } from './page-id.ts';
import { NewProblem, wrongUsage } from './problem.ts';
import type { Proposal } from './proposal.ts';

/** The use case somebody named, with or without its prefix. Throws NewProblem when there is none that can be read. */
export function useCaseOf(written: string | undefined, { content, leftOut }: WholeRead): Entry<'use-case'> {
  if (written === undefined) throw wrongUsage('USE_CASE is missing', 'name the page it is added to');
  const id = written.replace(/^use-case\//, '');
  const found = content.entries['use-case'].find((entry) => entry.id === id);
  if (found) return found;
  if (leftOut.has(`use-case/${id}`))
    throw new NewProblem(`use case "${id}" has an error; nothing was written`, 'npm run check  shows it');
  const ids = content.entries['use-case'].map((entry) => entry.id);
  throw wrongUsage(`there is no use case "${id}"`, didYouMean(id, ids) ?? 'its id is its file’s name');
}

/** What has to be known of an exception or a baseline. */
export function tuningFields(
  tuning: Tuning,
  useCase: Entry<'use-case'>,
  read: WholeRead,
  today: string,
): Record<string, Field> {
  const fields =
    tuning === 'exception' ? exceptionFields(useCase, read, today) : baselineFields(useCase, read);
  const suggest = ({ scope }: Answers) => freeId(`${useCase.id} ${scope}`, read);
  return { ...fields, id: { ask: 'Id', suggest, quiet: true } };
}

/** The use case's file with one more exception or baseline; every other character stays. */
export function tuned(
  tuning: Tuning,
  useCase: Entry<'use-case'>,
  answers: Answers,
  text: string,
  today: string,
): Proposal {
  const { id } = answers;
  if (id === undefined || !isId(id))
    throw wrongUsage(`--id: "${id ?? ''}" is not an id`, 'lower-case letters, digits and hyphens');
  const item = (tuning === 'exception' ? exceptionOf : baselineOf)(id, answers, today);
  const edited = editFrontMatter(text, (yaml) =>
    appendItem(yaml, `${tuning}s`, item, tuning === 'exception' ? 'false_positives' : 'exceptions'),
  );
  if (edited === text)
    throw new NewProblem(`${useCase.file} has no list to add to`, `write  ${tuning}s: []  into it first`);
  const next = { exception: asked(answers), baseline: `ask whoever runs it; ${refreshed}` }[tuning];
  return { collection: 'use-case', file: useCase.file, text: edited, known: true, next: [next] };
}

const refreshed = 'set  last_refreshed  whenever it was learned anew';

function asked(answers: Answers): string {
  const first = answers['asked-provider']
    ? ''
    : 'send the request text of its page, set  asked_provider_on;  ';
  return `${first}once it is in force set  applied_on, test again and name the test in  retest`;
}

/** Exceptions are named by their id alone, so it is one of its own over all use cases. */
function freeId(words: string, { content }: WholeRead): string | undefined {
  const rows = content.entries['use-case'].flatMap(({ data }) => [
    ...(data.exceptions ?? []),
    ...(data.baselines ?? []),
  ]);
  const taken = new Set(rows.map(({ id }) => id));
  const id = idOf(words);
  if (id === undefined || !taken.has(id)) return id;
  let turn = 2;
  while (taken.has(`${id}-${turn}`)) turn += 1;
  return `${id}-${turn}`;
}
