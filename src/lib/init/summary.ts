import { collectionNames, collections, type CollectionName } from '#lib/model/collection.ts';
import type { Content } from '#lib/model/entry.ts';
import type { Answers } from './answers.ts';
import type { Changes } from './changes.ts';
import { changedKeys, lacksProvider } from './portal.ts';
import type { Todo } from './todo.ts';

/** What changes in `content`, one line each, with counts. Only of what the changes touch. */
export function changeLines(content: Content, answers: Answers, { writes, removals }: Changes): string[] {
  const { entries, registries, portal } = content;
  const touched = (name: CollectionName) => entries[name].filter(({ file }) => writes.has(file)).length;
  const drafts = collectionNames.filter(
    (name) => name !== 'plan' && name !== 'use-case' && touched(name) > 0,
  );
  const keys = changedKeys(portal, answers);
  return rows([
    ['portal.yaml', keys.length > 0 && `${keys.join(', ')} set`],
    ['', portal.today !== undefined && `today is no longer pinned to ${portal.today}`],
    ['', lacksProvider(portal, answers) && 'write a team and an audience "mssp" for the provider'],
    [
      'drafts',
      drafts.length > 0 &&
        `${drafts.map((name) => counted(touched(name), collections[name].noun)).join(', ')}: not reviewed here`,
    ],
    ['use cases', touched('use-case') > 0 && useCaseWords(content)],
    ['threats', touched('threat') > 0 && 'reasons, history and accepted gaps taken out'],
    ['scopes', writes.has('content/registries/scopes.yaml') && `${registries.scopes.length} to be counted`],
    [
      'data sources',
      writes.has('content/registries/data-sources.yaml') &&
        `${registries['data-sources'].length} not connected`,
    ],
    ['vendor packs', writes.has('content/registries/vendor-packs.yaml') && 'commented out'],
    ['exports', writes.has('content/exports/sources.yaml') && 'sample sources commented out'],
    ['removed', removals.length > 0 && removals.join(', ')],
  ]);
}

function useCaseWords({ entries }: Content): string {
  const all = entries['use-case'].map(({ data }) => data);
  const sum = (list: (data: (typeof all)[number]) => readonly unknown[] | undefined) =>
    all.reduce((total, data) => total + (list(data)?.length ?? 0), 0);
  const tests = counted(
    sum(({ validations }) => validations),
    ['test', 'tests'],
  );
  const exceptions = counted(
    sum((data) => data.exceptions),
    ['exception', 'exceptions'],
  );
  const baselines = counted(
    sum((data) => data.baselines),
    ['baseline', 'baselines'],
  );
  const decisions = counted(
    sum(({ content }) => content?.filter(({ relevance }) => relevance)),
    ['decision', 'decisions'],
  );
  return `${all.length} proposed; ${tests}, ${exceptions} and ${baselines} taken out; ${decisions} on rules deferred`;
}

/** What is still the sample's, and what to do first. */
export function nextLines({ dated, provider }: Todo, answers: Answers): string[] {
  const partner = counted(provider.length, ['page speaks', 'pages speak']);
  return [
    '',
    "Still the sample's, for you to read:",
    '  content/portal.yaml: agreed times, business hours, holidays, channels, hourly cost',
    '  content/incident-response/plan.mdx: in force, as one plan must be, and due for review now',
    ...(dated.length > 0 ? ['  texts that tell of something with a date:'] : []),
    ...dated.map((file) => `    ${file}`),
    ...(answers.provider === undefined && provider.length > 0
      ? [`  ${partner} of a provider:  git grep -liwE "mssp|providers?" -- "content/*.mdx"`]
      : []),
    '',
    'Next:',
    '  1. read the plan aloud with a colleague, correct it, set its reviewed and last_tested',
    '  2. copy content/registries/contacts.yaml.example to contacts.yaml and fill it in',
    '  3. npm start, then open Help, The first 30 days',
    '',
    'git diff shows every line. git restore content takes it all back.',
  ];
}

/** A label and its text on one line, without the rows that say nothing. */
export function rows(lines: readonly (readonly [string, string | false])[]): string[] {
  return lines.flatMap(([label, text]) => (text === false ? [] : [label.padEnd(14) + text]));
}

export function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${(count === 1 ? one : many).toLowerCase()}`;
}
