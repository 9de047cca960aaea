import { describe, expect, it } from 'vitest';
import type { Content, Entry } from '#lib/model/entry.ts';
import { nightPackView } from '#lib/views/respond/night-pack.ts';
import { contact, playbook, starterSite } from '#test/unit/views/starter-site.ts';

const withPlaybooks =
  (...procedure: Entry<'procedure'>[]) =>
  (content: Content): Content => ({ ...content, entries: { ...content.entries, procedure } });
const changed = (data: Partial<Entry<'procedure'>['data']>): Entry<'procedure'> => ({
  ...playbook('ransomware'),
  data: { ...playbook('ransomware').data, ...data },
});

describe('the night pack', () => {
  it('holds the card of every playbook that can be SEV1, at the start or by a rule, by title', () => {
    const { cards, without } = nightPackView(starterSite());
    const ids = cards.map(({ id }) => id);
    expect(ids).toContain('ransomware');
    // It starts as SEV2 and becomes SEV1 by a rule.
    expect(ids).toContain('account-compromise');
    expect(cards.map(({ head }) => head.title)).toEqual(cards.map(({ head }) => head.title).toSorted());
    expect(without).toEqual([]);
  });

  it('leaves out what can never be SEV1, and what is no longer in force', () => {
    const minor = changed({ default_severity: 'SEV3', severity_rules: [{ if: 'worse', then: 'SEV2' }] });
    const old = changed({ status: 'deprecated' });
    expect(nightPackView(starterSite(withPlaybooks(minor, old))).cards).toEqual([]);
  });

  it('names a playbook that has no card yet', () => {
    const { cards, without } = nightPackView(starterSite(withPlaybooks(changed({ card: undefined }))));
    expect(cards).toEqual([]);
    expect(without).toEqual(['Ransomware or mass encryption']);
  });

  it('is as secret as the most secret page in it', () => {
    expect(nightPackView(starterSite(withPlaybooks(changed({ tlp: 'amber' })))).head.tlp).toBe('amber');
    expect(nightPackView(starterSite(withPlaybooks(changed({ tlp: 'red' })))).head.tlp).toBe('red');
  });

  it('holds numbers, channels, authorities, every clock of the plan, and the roles, the coordinator first', () => {
    const view = nightPackView(
      starterSite((content) => ({
        ...content,
        registries: { ...content.registries, contacts: [contact('legal')] },
      })),
    );
    expect(view.contacts.map(({ name }) => name)).toEqual(['Holder of legal']);
    expect(view.channels).toHaveLength(3);
    expect(view.authority.length).toBeGreaterThan(8);
    expect(view.duties.length).toBeGreaterThan(8);
    expect(view.severities.map(({ id }) => id)).toEqual(['SEV1', 'SEV2', 'SEV3', 'SEV4']);
    expect(view.roles[0]).toMatchObject({ id: 'incident-coordinator', backup: 'Deputy coordinator' });
  });

  it('says the day to print it anew: 90 days on', () => {
    expect(nightPackView(starterSite())).toMatchObject({ asOf: '24 Nov 2026', expires: '22 Feb 2027' });
  });

  it('is empty, not broken, without a plan, roles or playbooks', () => {
    const view = nightPackView(
      starterSite((content) => ({
        ...content,
        entries: { ...content.entries, plan: [], role: [], procedure: [] },
      })),
    );
    expect(view).toMatchObject({ cards: [], roles: [], authority: [], duties: [], channels: [] });
    expect(view.head.tlp).toBe('amber+strict');
  });
});
