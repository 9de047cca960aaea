import { describe, expect, it } from 'vitest';
import { checklistViews, type ChecklistView } from '#lib/views/respond/checklist.ts';
import { procedureView } from '#lib/views/respond/procedure.ts';
import { playbook, starter, starterSite } from '#test/unit/views/starter-site.ts';

const site = starterSite();
const lists = checklistViews(site, playbook('ransomware'));
const list = (id: string) => lists.find((one) => one.id === id)!;
const rows = ({ parts }: ChecklistView) =>
  parts.flatMap((part) => part.rows.map(({ kind, node }) => `${kind} ${node.number}`));

describe('the lists of a playbook', () => {
  it('begin with the coordinator and end with one person alone; a role without a step has none', () => {
    expect(lists[0]?.id).toBe('incident-coordinator');
    expect(lists.at(-1)).toMatchObject({ id: 'alone', title: 'One person alone', alone: true });
    expect(lists.map(({ id }) => id)).not.toContain('hr');
  });

  it('hold what a role does, decides, and has to say yes to, with the answers of others between them', () => {
    expect(rows(list('technical-lead')).slice(0, 6)).toEqual([
      'decide 1.8',
      'decide 2.4',
      'approve 2.5',
      'hear 2.7',
      'do 2.9',
      'do 2.12',
    ]);
    const heard = list('technical-lead').parts[1]?.rows.find(({ kind }) => kind === 'hear');
    expect(heard).toMatchObject({ from: 'incident coordinator' });
    const asked = list('technical-lead').parts[1]?.rows.find(({ kind }) => kind === 'approve');
    expect(asked).toMatchObject({ to: 'IT operations' });
  });

  it('leave out a phase in which a role only hears of others', () => {
    expect(list('comms-lead').parts.map(({ name }) => name)).toEqual(['containment']);
  });

  it('tell the coordinator when each phase is over, and nobody else but who is alone', () => {
    const criteria = (id: string) => list(id).parts.flatMap((part) => part.criteria);
    expect(criteria('incident-coordinator')).toHaveLength(10);
    expect(criteria('alone')).toHaveLength(10);
    expect(criteria('technical-lead')).toEqual([]);
  });

  it('have every step and decision exactly once with its owner, in every playbook', () => {
    for (const entry of starter.entries.procedure) {
      const all = procedureView(site, entry).phases.flatMap(({ nodes }) => nodes.map(({ number }) => number));
      const owned = checklistViews(site, entry).flatMap((one) =>
        one.alone ? [] : rows(one).flatMap((row) => /^(?:do|decide) (.+)/.exec(row)?.[1] ?? []),
      );
      const inOrder = (numbers: string[]) =>
        numbers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
      expect([entry.id, ...inOrder(owned)]).toEqual([entry.id, ...inOrder(all)]);
    }
  });

  it('put everything in the order for one person, who enters a phase again where the order says so', () => {
    const entry = playbook('ransomware');
    const [first, ...rest] = entry.document.nodes.filter((node) => node.kind === 'phase');
    const contain = rest[0]!;
    // The first step of Contain comes second of all.
    const nodes = contain.nodes.map((node, at) => (at === 0 ? { ...node, solo: 2 } : node));
    const document = { ...entry.document, nodes: [first!, { ...contain, nodes }, ...rest.slice(1)] };
    const alone = checklistViews(site, { ...entry, document }).at(-1)!;
    expect(alone.parts.slice(0, 4).map(({ name }) => name)).toEqual([
      'identification',
      'containment',
      'identification',
      'containment',
    ]);
    expect(rows(alone).slice(0, 3)).toEqual(['do 1.1', 'do 2.1', 'do 1.2']);
    expect(alone.parts.map(({ criteria }) => criteria.length).slice(0, 4)).toEqual([0, 0, 1, 3]);
  });
});
