import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/report-numbers.ts';
import { sourceOf } from '#lib/content/source.ts';
import type { DocumentNode } from '#lib/model/document.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';

describe('a report without a snapshot', () => {
  const headline = { kind: 'report-element', name: 'Headline', at: { line: 9, column: 1 } } as DocumentNode;
  const report = entry('report', '2026-Q3', { status: 'active' });
  const pages = [{ ...report, document: { ...report.document, nodes: [headline] } }];
  const told = (...files: string[]) =>
    rule
      .check({
        content: contentOf(pages),
        sources: new Map(files.map((file) => [file, sourceOf(file, '', '')])),
        today: '2026-11-24',
      })
      .map(({ message }) => message);

  it('is told so at the element that shows it', () => {
    expect(told()).toEqual(['there is no snapshot for <Headline>']);
  });

  it('is not told so where there is one that does not hold: that is said in its file', () => {
    expect(told('content/reports/2026-Q3/snapshot.json')).toEqual([]);
    expect(told('content/reports/2026-Q2/snapshot.json')).toHaveLength(1);
  });
});
