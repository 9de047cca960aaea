import { describe, expect, it } from 'vitest';
import { rule } from '#lib/checks/raci.ts';
import { sourceOf } from '#lib/content/source.ts';
import { contentOf, entry } from '#test/unit/coverage/portfolio.ts';
import { told } from './run.ts';

const role = (id: string, value: string, more: object = {}) =>
  entry('role', id, { raci: [{ activity: 'Declare', value }], ...more });

describe('who does what', () => {
  it('is judged over active roles only', () => {
    const draft = role('legal', 'A', { status: 'draft' });
    expect(told(rule, [role('deputy', 'A'), role('technical-lead', 'R'), draft])).toEqual([]);
    expect(told(rule, [role('technical-lead', 'R'), draft])).toEqual(['nobody is accountable for "Declare"']);
  });

  it('is not judged while the page of a role cannot be read', () => {
    const file = 'content/incident-response/roles/deputy.mdx';
    const sources = new Map([[file, sourceOf(file, '', '')]]);
    const content = contentOf([role('technical-lead', 'R')]);
    expect(rule.check({ content, sources, today: '2026-11-24' })).toEqual([]);
  });
});
