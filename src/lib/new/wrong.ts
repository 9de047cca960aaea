import { hiddenIn } from '#lib/content/hidden.ts';
import { dateProblem } from '#lib/model/date.ts';
import { didYouMean } from '#lib/model/nearest.ts';
import type { Wrong } from './answers.ts';

/** Why a text cannot stand on one line of a page, at most `most` characters long. */
export function line(most: number): (text: string) => Wrong | undefined {
  return (text) => {
    if (text.trim() === '') return { message: 'is empty' };
    if (/[\r\n\t]/.test(text)) return { message: 'runs over more than one line' };
    const hidden = hiddenIn(text);
    if (hidden) return { message: `holds a character nobody sees, ${hidden.name}`, hint: 'type it anew' };
    if (!text.isWellFormed()) return { message: 'holds half a character', hint: 'type it anew' };
    return text.length > most
      ? { message: `has ${text.length} characters, at most ${most}`, hint: 'say it shorter' }
      : undefined;
  };
}

/** Why a word is not among those there are. */
export function oneOf(noun: string, words: readonly string[]): (word: string) => Wrong | undefined {
  return (word) =>
    words.includes(word)
      ? undefined
      : { message: `there is no ${noun} "${word}"`, hint: didYouMean(word, words) ?? among(words) };
}

/** The same for several words with commas between them. */
export function eachOf(noun: string, words: readonly string[]): (list: string) => Wrong | undefined {
  return (list) => listed(list).map(oneOf(noun, words)).find(Boolean);
}

export function listed(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

export function date(text: string): Wrong | undefined {
  const problem = dateProblem(text);
  return problem
    ? { message: `"${text}" is not a date: ${problem}`, hint: 'for example 2026-11-24' }
    : undefined;
}

function among(words: readonly string[]): string {
  const shown = words.slice(0, 12).join(', ');
  if (words.length === 0) return 'there is none yet';
  return words.length > 12 ? `such as ${shown}, …` : `one of ${shown}`;
}
