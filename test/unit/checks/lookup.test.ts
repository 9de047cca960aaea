import { describe, expect, it } from 'vitest';
import { lookup, pageOf } from '#lib/checks/lookup.ts';
import { sourceOf } from '#lib/content/source.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

describe('the page of a file', () => {
  it.each([
    ['content/triage/mailbox-rule.mdx', 'triage/mailbox-rule'],
    ['content/incident-response/plan.mdx', 'plan/plan'],
    ['content/incident-response/roles/technical-lead.mdx', 'role/technical-lead'],
    ['content/reports/2026-Q3/index.mdx', 'report/2026-Q3'],
    ['content/triage/alert.png', undefined],
    ['content/registries/scopes.yaml', undefined],
    ['content/elsewhere/page.mdx', undefined],
  ])('%s is %s', (file, page) => {
    expect(pageOf(file)).toBe(page);
  });
});

describe('what exists', () => {
  const sources = new Map(
    ['content/triage/read.mdx', 'content/triage/broken.mdx', 'content/threats/read.mdx'].map((file) => [
      file,
      sourceOf(file, '', ''),
    ]),
  );
  const pages = [entry('triage', 'read', { aliases: ['old'] }), entry('threat', 'read', {})];
  const known = lookup({ content: contentOf(pages), sources });

  it('counts a page that could not be read, and says that its collection is not complete', () => {
    expect(['read', 'broken', 'old'].map((id) => known.exists('triage', id))).toEqual([true, true, false]);
    expect([known.complete('triage'), known.complete('threat')]).toEqual([false, true]);
    expect([known.entry('triage', 'read')?.id, known.entry('triage', 'broken')]).toEqual(['read', undefined]);
  });

  it('knows an old name in its own collection only', () => {
    expect([known.renamed('triage', 'old'), known.renamed('threat', 'old')]).toEqual(['read', undefined]);
  });
});
