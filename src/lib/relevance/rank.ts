import { recommendations } from '#lib/model/relevance-file.ts';
import { levels } from '#lib/model/vocabulary.ts';
import { openIn, openStates } from './openness.ts';
import type { Weighed } from './weigh.ts';

/**
 * Best first: by recommendation; then the first rule for each open question before the second for any; then gaps
 * that were not accepted, logs whose scopes are known, logs
 * the question rests on, the threat's risk, the worse state, the higher level, what names fewer techniques, the title.
 */
export function ranked(all: readonly Weighed[]): Weighed[] {
  const turns = new Map<string, number>();
  return all
    .map((weighed) => ({ weighed, key: keyOf(weighed) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ weighed, key }) => {
      const { row, helps } = weighed;
      const { threat = '', covered } = helps?.asked ?? {};
      const seat = `${row.recommendation} ${threat} ${covered?.question.id ?? ''}`;
      const turn = helps ? (turns.get(seat) ?? 0) : 0;
      turns.set(seat, turn + 1);
      return { weighed, key: [key[0], turn, ...key.slice(1)] };
    })
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ weighed }) => weighed);
}

type Key = (string | number | undefined)[];

function keyOf({ rule, row, helps, feed }: Weighed): Key {
  const state = helps && openIn(helps)?.state;
  // A decision that no longer fits the rule comes before those that stand.
  const settled = row.decided && !row.decided.older_version ? 1 : 0;
  return [
    recommendations.indexOf(row.recommendation),
    settled,
    state === 'accepted' ? 1 : 0,
    // Of a log nobody knows here, nobody knows either which scopes it tells of.
    feed.reach ? 0 : 1,
    helps?.fits === false ? 1 : 0,
    -(helps?.asked.risk ?? 0),
    state ? openStates.indexOf(state) : 9,
    -(rule.level ? levels.indexOf(rule.level) : 1),
    rule.techniques.length,
    rule.title.toLowerCase(),
    rule.id,
  ];
}

function compare(a: Key, b: Key): number {
  for (const [index, x = ''] of a.entries()) {
    const y = b[index] ?? '';
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
