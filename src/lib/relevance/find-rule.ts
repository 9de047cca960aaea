import { didYouMean } from '#lib/model/nearest.ts';
import { RelevanceProblem } from './problem.ts';
import type { Weighed } from './weigh.ts';

/** The one rule a word names: its id or the start of it, its title, its path or file name. Throws RelevanceProblem. */
export function findRule(all: readonly Weighed[], word: string): Weighed {
  const wanted = word.toLowerCase().trim();
  const ways: ((weighed: Weighed) => boolean)[] = [
    ({ rule }) => rule.id.toLowerCase() === wanted,
    ({ rule }) => rule.title.toLowerCase() === wanted,
    ({ rule }) => rule.file.toLowerCase() === wanted || stem(rule.file) === stem(wanted),
    ({ rule }) => wanted.length >= 6 && rule.id.toLowerCase().startsWith(wanted),
  ];
  for (const is of ways) {
    const [first, second] = all.filter(is);
    if (first && second)
      throw new RelevanceProblem(
        `"${word}" names more than one rule`,
        `write an id: ${first.rule.id} is "${first.rule.title}", ${second.rule.id} is "${second.rule.title}"`,
      );
    if (first) return first;
  }
  const titles = all.map(({ rule }) => rule.title);
  throw new RelevanceProblem(
    `no rule that was weighed is called "${word}"`,
    didYouMean(word, titles) ?? 'give its id, its title or its file; texts with spaces in quotes',
  );
}

function stem(file: string): string {
  return file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.(ya?ml|toml)$/i, '')
    .toLowerCase();
}
