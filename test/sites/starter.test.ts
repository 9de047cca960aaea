import { beforeAll, describe, expect, it } from 'vitest';
import { pageWords } from '#lib/content/page-words.ts';
import { readContent } from '#lib/content/read.ts';
import type { FlowNode } from '#lib/model/document.ts';
import { collectionNames } from '#lib/model/collection.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { isLive } from '#lib/model/tier.ts';
import { buildSite } from '#lib/views/site.ts';

const { content } = await readContent({ root: '.', highlight: false });
// A team that made the clone its own counts its own pages.
const sample = content?.portal.today !== undefined;

describe.skipIf(!sample)('the starter content', () => {
  let all: Content;
  beforeAll(() => {
    if (!content) throw new Error('content/portal.yaml does not hold');
    all = content;
  });

  it('is as large as it says', () => {
    const counts = Object.fromEntries(collectionNames.map((name) => [name, all.entries[name].length]));
    expect(counts).toEqual({
      ...{ plan: 1, role: 13, preparation: 12, procedure: 15, block: 7, comms: 5, exercise: 2 },
      ...{ triage: 16, 'use-case': 25, threat: 10, report: 3 },
    });
  });

  it('is in force, but for use cases still being built', () => {
    const drafts = collectionNames
      .flatMap((name) => all.entries[name] as Entry[])
      .filter(({ data }) => !isLive(data));
    expect(drafts.map(({ id }) => id)).toEqual(['supplier-account-odd-hours']);
  });

  it('has playbooks of 12 to 25 steps and 800 to 1,600 words', () => {
    for (const entry of all.entries.procedure) {
      const steps = entry.document.nodes
        .flatMap((node): FlowNode[] => (node.kind === 'phase' ? node.nodes : []))
        .filter((node) => node.kind === 'step').length;
      expect(steps, entry.id).toBeGreaterThanOrEqual(12);
      expect(steps, entry.id).toBeLessThanOrEqual(25);
      expect(pageWords(entry), entry.id).toBeGreaterThanOrEqual(800);
      expect(pageWords(entry), entry.id).toBeLessThanOrEqual(1600);
    }
  });

  it('leads from every threat question over use case and guide to a playbook, or to a gap with an owner and a date', () => {
    const broken: string[] = [];
    for (const threat of all.entries.threat)
      for (const question of threat.data.detection_questions ?? []) {
        const { gap, answered_by = [] } = question;
        if (gap && !(gap.owner && (gap.close_by ?? gap.until)))
          broken.push(`${threat.id} ${question.id}: gap`);
        for (const id of answered_by)
          if (!playbookOf(all, id)) broken.push(`${threat.id} ${question.id} ${id}`);
        if (!gap && answered_by.length === 0) broken.push(`${threat.id} ${question.id}: nothing`);
      }
    expect(broken).toEqual([]);
    expect(all.entries.threat.flatMap(({ data }) => data.detection_questions ?? []).length).toBeGreaterThan(
      30,
    );
  });

  it('leaves no page alone: each refers to another or is referred to', () => {
    const [audience] = all.portal.audiences;
    if (!audience) throw new Error('portal.yaml has no audience');
    const inputs = {
      content: all,
      metrics: undefined,
      audience,
      base: '/',
      history: new Map<string, never>(),
    };
    const { backlinks, pages } = buildSite({ ...inputs, today: all.portal.today ?? '' });
    const linked = new Set([...backlinks.keys(), ...[...backlinks.values()].flat()]);
    expect([...pages.keys()].filter((page) => !linked.has(page))).toEqual([]);
  });

  it('ships the worked examples: tuning with an end, one that ended, a baseline, a rejection, a pack, a failed test', () => {
    const useCases = all.entries['use-case'].map(({ data }) => data);
    const exceptions = useCases.flatMap((data) => data.exceptions ?? []);
    const today = all.portal.today ?? '';
    expect(exceptions.some(({ kind, expires }) => kind === 'exclude-scope' && expires > today)).toBe(true);
    expect(exceptions.some(({ expires }) => expires < today)).toBe(true);
    expect(useCases.some((data) => (data.baselines ?? []).length > 0)).toBe(true);
    expect(
      useCases.some((data) => data.content?.some(({ relevance }) => relevance?.decision === 'reject')),
    ).toBe(true);
    expect(all.registries['vendor-packs'].some(({ decision }) => decision === 'not-applicable')).toBe(true);
    const shadow =
      all.entries['use-case'].find(({ id }) => id === 'shadow-copy-delete')?.data.validations ?? [];
    const newest = (scope: string) =>
      shadow.filter((test) => test.scope === scope).toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]?.result;
    expect([newest('workstations'), newest('servers')]).toEqual(['detected', 'not-detected']);
  });
});

/** The playbook a use case's alerts may end in, over its triage guide. */
function playbookOf(all: Content, useCase: string): string | undefined {
  const guide = all.entries['use-case'].find(({ id }) => id === useCase)?.data.triage_guide;
  const rows = all.entries.triage.find(({ id }) => id === guide)?.data.decide ?? [];
  const target = rows.find((row) => row.escalate)?.escalate?.procedure;
  return all.entries.procedure.find(({ id }) => id === target)?.id;
}
