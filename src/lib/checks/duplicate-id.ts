import { collectionNames } from '#lib/model/collection.ts';
import type { Finding } from '#lib/model/finding.ts';
import type { CheckInput, Rule } from './rule.ts';
import { nounOf } from './targets.ts';
import { finding, inFrontMatter, type Where } from './where.ts';

/** One id for two pages or two rows. Two parts of one body are found when it is read. */
export const rule: Rule = {
  id: 'duplicate-id',
  severity: 'error',
  title: 'An id names one thing; an old name is not a new one.',
  why: 'a link to it would lead to either',
  example: {
    file: 'content/registries/scopes.yaml',
    wrong: '- {id: mailboxes, name: Kiln control, kind: host-group, crown_jewel: true, count: 3}',
    says: 'scope "mailboxes" is already at content/registries/scopes.yaml:1',
    right: '- {id: kiln-control, name: Kiln control, kind: host-group, crown_jewel: true, count: 3}',
  },
  check(input) {
    return [...pages(input), ...rows(input)];
  },
};

function pages(input: CheckInput): Finding[] {
  return collectionNames.flatMap((collection) => {
    const entries = input.content.entries[collection];
    const ids = entries.map((entry) =>
      named(entry.id, () => ({ file: entry.file, at: { line: 1, column: 1 }, length: 1 })),
    );
    const old = entries.flatMap((entry) =>
      (entry.data.aliases ?? []).map((alias, index) =>
        named(alias, () => inFrontMatter(input, entry.file, ['aliases', index])),
      ),
    );
    return twice(
      nounOf(collection),
      [...ids, ...old],
      `each ${nounOf(collection)} has its own, old names included`,
    );
  });
}

function rows(input: CheckInput): Finding[] {
  const { entries, registries, portal } = input.content;
  const of = (file: string, path: string[], list: readonly { id: string }[] | undefined) =>
    (list ?? []).map(({ id }, index) => named(id, () => inFrontMatter(input, file, [...path, index, 'id'])));
  // An exception is named by its id alone, from another page: unique over all use cases.
  const exceptions = entries['use-case'].flatMap(({ file, data }) =>
    of(file, ['exceptions'], data.exceptions),
  );
  return [
    ...twice('scope', of('content/registries/scopes.yaml', [], registries.scopes)),
    ...twice('data source', of('content/registries/data-sources.yaml', [], registries['data-sources'])),
    ...twice('vendor pack', of('content/registries/vendor-packs.yaml', [], registries['vendor-packs'])),
    ...twice('contact', contacts(input), 'one row for each role, with its backup in it'),
    ...(['teams', 'severities', 'audiences'] as const).flatMap((list) =>
      twice(nouns[list], of('content/portal.yaml', [list], portal[list])),
    ),
    ...twice('exception', exceptions, 'exception ids are unique over all use cases'),
    ...entries['use-case'].flatMap(({ file, data }) => [
      ...twice('validation', of(file, ['validations'], data.validations)),
      ...twice('baseline', of(file, ['baselines'], data.baselines)),
    ]),
    ...entries.threat.flatMap(({ file, data }) =>
      twice('question', of(file, ['detection_questions'], data.detection_questions)),
    ),
    ...entries.plan.flatMap(({ file, data }) => [
      ...twice('authority', of(file, ['authority'], data.authority)),
      ...twice('notification duty', of(file, ['notification_duties'], data.notification_duties)),
    ]),
  ];
}

const nouns = { teams: 'team', severities: 'severity', audiences: 'audience' } as const;

function contacts(input: CheckInput): Named[] {
  return input.content.registries.contacts.map(({ role }, index) =>
    named(role, () => inFrontMatter(input, 'content/registries/contacts.yaml', [index, 'role'])),
  );
}

/** Places are looked up for the few that clash only. */
interface Named {
  id: string;
  where: () => Where;
}

function named(id: string, where: () => Where): Named {
  return { id, where };
}

function twice(noun: string, all: Named[], hint = 'give one of them another id'): Finding[] {
  const first = new Map<string, () => Where>();
  return all.flatMap(({ id, where }) => {
    const known = first.get(id);
    if (!known) first.set(id, where);
    if (!known) return [];
    const { file, at } = known();
    return [finding(rule, where(), `${noun} "${id}" is already at ${file}:${at.line}`, { hint })];
  });
}
