import { describe, expect, it } from 'vitest';
import { arranged, countInWords, type Told } from '#dev/news.ts';

const one = (place: string, page?: string, severity: Told['severity'] = 'error'): Told => ({
  ...{ severity, place, page, message: 'm', hint: undefined, rule: 'r' },
});
const places = (told: Told[]) => told.map(({ place }) => place);

describe('what a page tells first', () => {
  const told = [
    one('a:1', '/triage/a/', 'warning'),
    one('a:2', '/triage/a/'),
    one('ab:1', '/triage/ab/'),
    one('p:1', undefined, 'warning'),
    one('p:2'),
  ];

  it('is its own findings, errors before warnings; then those of others, and of files that make no page', () => {
    const { here, elsewhere } = arranged(told, '/triage/a/');
    expect(places(here)).toEqual(['a:2', 'a:1']);
    expect(places(elsewhere)).toEqual(['ab:1', 'p:2', 'p:1']);
  });

  it('is the same on what lies below it, such as its paper', () => {
    expect(places(arranged(told, '/triage/a/paper/').here)).toEqual(['a:2', 'a:1']);
  });

  it('is nothing where no file is behind the page', () => {
    expect(arranged(told, '/').here).toEqual([]);
    expect(arranged(told, '/').elsewhere).toHaveLength(told.length);
  });
});

it.each([
  [[], 'No findings'],
  [['error'], '1 error'],
  [['warning', 'warning'], '2 warnings'],
  [['warning', 'error', 'error'], '2 errors, 1 warning'],
] as const)('%j are counted as "%s"', (severities, words) => {
  expect(countInWords(severities.map((severity) => one('x', undefined, severity)))).toBe(words);
});
