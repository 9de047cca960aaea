import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/codeowners.ts';
import { sourceOf } from '#lib/content/source.ts';
import type { Portal, Reviewers } from '#lib/model/portal.ts';
import { codeowners } from '#lib/model/reviewers.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

const file = '.github/CODEOWNERS';
const reviewers = {
  'incident-coordinator': ['@a/response'],
  'technical-lead': ['@a/detection'],
} as Reviewers;

function contentFor(map: Reviewers | undefined) {
  const content = contentOf([entry('triage', 'x', { owner: 'technical-lead' })]);
  return { ...content, portal: { ...content.portal, reviewers: map } as Portal };
}
const made = codeowners(contentFor(reviewers)) ?? '';

/** Where the rule points, and how long; `others` are files that could not be read. */
function places(text: string, map: Reviewers | undefined = reviewers, others: string[] = []) {
  const sources = new Map([file, ...others].map((name) => [name, sourceOf(name, text, '')]));
  const found = rule.check({ content: contentFor(map), sources, today: '2026-11-24' });
  return found.map(({ at, length }) => [at.line, at.column, length]);
}

describe('the file of owners', () => {
  it('has nothing to answer for when it is what the map makes, and without a map', () => {
    expect(places(made)).toEqual([]);
    const content = contentFor(undefined);
    const sources = new Map([[file, sourceOf(file, 'anything', '')]]);
    expect(rule.check({ content, sources, today: '2026-11-24' })).toEqual([]);
  });

  it('is pointed at where it first differs, over the whole line', () => {
    const lines = made.split('\n');
    const at = lines.findIndex((line) => line.startsWith('/content/ '));
    const changed = lines.with(at, '/content/ @b/somebody-else').join('\n');
    expect(places(changed)).toEqual([[at + 1, 1, 26]]);
  });

  it('is pointed at one sign where the line is empty, and at its end where something is missing', () => {
    expect(places(`\n${made}`)).toEqual([[1, 1, 1]]);
    expect(places(made.trimEnd().split('\n').slice(0, -1).join('\n'))).toHaveLength(1);
    expect(places('')).toEqual([[1, 1, 1]]);
  });

  it('is not judged while the owner of one page is unknown, in whatever collection', () => {
    expect(places('else', reviewers, ['content/triage/broken.mdx'])).toEqual([]);
  });
});
