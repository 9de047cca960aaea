import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/length.ts';
import { pageWords } from '#lib/content/page-words.ts';
import { judged, procedure, step } from './run.ts';

/** What is said of a page of so many steps and words, its card among them. */
function said({
  steps = 12,
  words = 1000,
  card = 0,
}: {
  steps?: number;
  words?: number;
  card?: number;
}): string[] {
  const page = procedure(Array.from({ length: steps }, (_, index) => step(`s${index}`)));
  const lines = { ...{ stop_now: [], never_do: [], call_first: [] }, evidence_first: ['word '.repeat(card)] };
  const filled = { ...page, data: { ...page.data, card: lines } };
  const document = { ...page.document, words: words - pageWords(filled) };
  return judged(rule, [{ ...filled, document }]).map(({ severity, message }) => `${severity}: ${message}`);
}

describe('the length of a live procedure', () => {
  it('is 12 to 25 steps', () => {
    expect([11, 12, 25, 26].flatMap((steps) => said({ steps }))).toEqual([
      'warning: has 11 steps of its own',
      'warning: has 26 steps of its own',
    ]);
  });

  it('is 800 to 1,600 words, and never more than 2,500', () => {
    expect([799, 800, 1600, 1601, 2500, 2501].flatMap((words) => said({ words }))).toEqual([
      'warning: has 799 words',
      'warning: has 1601 words',
      'warning: has 2500 words',
      'error: has 2501 words',
    ]);
  });

  it('is at most 200 words on its card', () => {
    expect([200, 201].flatMap((card) => said({ card }))).toEqual(['warning: the card has 201 words']);
  });

  it('counts a step on the card as its title', () => {
    const titled = step('s0', { title: 'word '.repeat(201) });
    const page = procedure([titled, ...Array.from({ length: 11 }, (_, index) => step(`s${index + 1}`))]);
    const card = { ...{ stop_now: [], never_do: [], call_first: [] }, evidence_first: ['s0'] };
    const filled = { ...page, data: { ...page.data, card }, document: { ...page.document, words: 1000 } };
    expect(judged(rule, [filled]).map(({ message }) => message)).toEqual(['the card has 201 words']);
  });
});
