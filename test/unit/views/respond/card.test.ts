import { describe, expect, it } from 'vitest';
import { cardView } from '#lib/views/respond/card.ts';
import { contact, playbook, starter, starterSite } from '#test/unit/views/starter-site.ts';

const site = starterSite();
const words = (count: number) => Array.from({ length: count }, () => 'evidence').join(' ');

describe('the card of a playbook', () => {
  it('holds its four lists with the steps by their title, the first steps in order, and the way to the rest', () => {
    const card = cardView(site, playbook('ransomware'))!;
    expect(card.lists.map(({ title }) => title)).toEqual(['Stop now', 'Never', 'Call first', 'Save first']);
    expect(card.lists[0]?.lines[0]).toMatch(/^2\.1 Unplug the backup systems/);
    expect(card.first.map(({ number }) => number)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);
    expect(card.first[5]).toEqual({
      number: '1.6',
      title: 'Look for two signs: note, renamed files, deleted copies, alert',
      who: 'Provider',
      by: 'T+10 min',
      decision: false,
    });
    expect(card.severityRules.map(({ then }) => then)).toEqual(['SEV1', 'SEV2', 'SEV3']);
    expect(card.address).toBe('portal.kestrelvalve.example/portal/respond/procedures/ransomware/');
    expect(card.dense).toBe(false);
  });

  it('is there for every playbook of the starter content, none of them set smaller', () => {
    const cards = starter.entries.procedure.map((entry) => cardView(site, entry)!);
    expect(cards).toHaveLength(15);
    for (const card of cards) {
      expect([card.id, card.dense]).toEqual([card.id, false]);
      expect(card.first.length).toBeGreaterThanOrEqual(5);
    }
  });

  it('is missing while the front matter has none', () => {
    const { card: _, ...data } = playbook('ransomware').data;
    expect(cardView(site, { ...playbook('ransomware'), data })).toBeUndefined();
  });

  it('gives signs away before steps, when the sheet is full', () => {
    const entry = playbook('ransomware');
    const few = cardView(site, entry)!;
    const long = { ...entry, data: { ...entry.data, summary: words(22), triggers: Array(6).fill(words(9)) } };
    const full = cardView(site, long)!;
    expect(few.triggers.length).toBeGreaterThan(full.triggers.length);
    expect(full.first.length).toBeGreaterThanOrEqual(5);
    expect(full.lists).toEqual(few.lists);
  });

  it('keeps every line of the card, also when it has to be set smaller', () => {
    const entry = playbook('ransomware');
    const card = {
      stop_now: Array(5).fill(words(8)),
      never_do: Array(6).fill(words(8)),
      call_first: Array(5).fill(words(8)),
      evidence_first: Array(6).fill(words(8)),
    };
    const view = cardView(site, { ...entry, data: { ...entry.data, summary: words(22), card } })!;
    expect(view.dense).toBe(true);
    expect(view.lists.flatMap(({ lines }) => lines)).toHaveLength(22);
    expect(view.first.length).toBeGreaterThanOrEqual(4);
  });

  it('has six numbers at most: more stand on the contact sheet', () => {
    const roles = ['legal', 'finance', 'mssp', 'hr', 'scribe', 'deputy', 'insurer'] as const;
    const called = starterSite((content) => ({
      ...content,
      registries: { ...content.registries, contacts: roles.map(contact) },
    }));
    expect(cardView(called, playbook('ransomware'))?.contacts.map(({ role }) => role)).toEqual([
      'Legal',
      'Finance',
      'Provider',
      'HR',
      'Scribe',
      'Deputy',
    ]);
    expect(cardView(site, playbook('ransomware'))?.contacts).toEqual([]);
  });
});
