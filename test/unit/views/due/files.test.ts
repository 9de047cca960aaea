import { beforeAll, describe, expect, it } from 'vitest';
import type { Content, Entry } from '#lib/model/entry.ts';
import type { AudienceId } from '#lib/model/vocabulary.ts';
import { changesFeed } from '#lib/views/changes/feed.ts';
import { dueCalendar, dueFeed, dueJson } from '#lib/views/due/files.ts';
import { dueViews, weekViews } from '#lib/views/due/due.ts';
import { reportFeed } from '#lib/views/report/feed.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { audienceOf, readFixture, scoped } from '#test/audiences/fixture.ts';
import { contact, starter, starterSite } from '#test/unit/views/starter-site.ts';
import { readXml } from '#test/unit/views/xml.ts';

const withContacts = (content: Content): Content => ({
  ...content,
  registries: {
    ...content.registries,
    contacts: [
      { ...contact('legal'), verified_on: '2026-08-01' },
      { ...contact('mssp'), for_provider: true },
    ],
  },
});
const site = starterSite(withContacts);

interface Row {
  id: string;
  title: string;
  kind: string;
  by: string;
}
const rows = (of: Site) => (JSON.parse(dueJson(of)) as { due: Row[] }).due;
const uids = (of: Site) =>
  [
    ...dueCalendar(of)
      .replaceAll('\r\n ', '')
      .matchAll(/^UID:(.*?)@/gm),
  ].map(([, id]) => id);
const entries = (of: Site) => {
  const { children } = readXml(dueFeed(of));
  return children
    .filter(({ name }) => name === 'entry')
    .map((entry) => Object.fromEntries(entry.children.map(({ name, text }) => [name, text])));
};

/** A copy in which one report is another. */
function withReport(id: string, change: (report: Entry<'report'>) => Partial<Entry<'report'>>): Site {
  return starterSite((content) => ({
    ...content,
    entries: {
      ...content.entries,
      report: content.entries.report.map((entry) =>
        entry.id === id ? { ...entry, ...change(entry) } : entry,
      ),
    },
  }));
}

describe('what is due, for other programs', () => {
  it('has an id of its own in the calendar, and the same in JSON', () => {
    expect(uids(site).length).toBeGreaterThan(100);
    expect(new Set(uids(site)).size).toBe(uids(site).length);
    expect(rows(site).map(({ id }) => id)).toEqual(uids(site));
  });

  it('holds contacts, packs, the plan and what reports asked and promised', () => {
    const kinds = rows(site).map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'Contact, test call "legal"',
        'Vendor rules, decision on pack "defender-for-identity"',
        'Plan, test of the plan',
        'Report, decision "Buy the log export of the mail gateway"',
        'Report, promise "Test the alarms for diverted payments and for ransomware"',
      ]),
    );
  });

  it('keeps the id of a promise that the next report carries on, and of a row that others now stand above', () => {
    const next = (entry: Entry<'report'>) => ({
      id: '2026-Q4',
      data: {
        ...entry.data,
        period: '2026-Q4',
        promises: [
          { promise: 'Something new', by: '2027-03-31', owner: 'hr' as const, state: 'open' as const },
          ...(entry.data.promises ?? []),
        ],
      },
    });
    const promised = (of: Site) => uids(of).filter((id) => id?.startsWith('report/promise-'));
    expect(promised(site)).toHaveLength(2);
    expect(promised(withReport('2026-Q3', next))).toEqual(expect.arrayContaining(promised(site)));
  });

  it('tells promises apart that differ in letters an address does not have', () => {
    const both = withReport('2026-Q3', ({ data }) => ({
      data: {
        ...data,
        promises: ['Ёлка', 'Ёлки'].map((promise) => ({
          ...{ promise, by: '2026-12-31', owner: 'hr' as const, state: 'open' as const },
        })),
      },
    }));
    expect(new Set(uids(both)).size).toBe(uids(both).length);
  });
});

describe('the feed of what is due', () => {
  it('is Atom: one id an entry, all that the page lists, the newest first', () => {
    const feed = readXml(dueFeed(site));
    expect(feed).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
    const texts = Object.fromEntries(feed.children.map(({ name, text }) => [name, text]));
    expect(texts).toMatchObject({
      id: 'https://portal.kestrelvalve.example/portal/due/',
      updated: '2026-11-24T00:00:00Z',
    });
    const all = entries(site);
    expect(all).toHaveLength(dueViews(site, 60).length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const entry of all) {
      expect(Object.keys(entry)).toEqual(['title', 'id', 'link', 'updated', 'summary']);
      expect(() => new URL(entry['id']!)).not.toThrow();
      expect(entry['updated']! <= '2026-11-24T00:00:00Z', entry['title']).toBe(true);
    }
    const days = all.map(({ updated }) => Date.parse(updated!));
    expect(days).toEqual(days.toSorted((a, b) => b - a));
  });

  it('reads no clock: the next day changes only what came into sight or became late', () => {
    expect(dueFeed(site)).toBe(dueFeed(starterSite(withContacts)));
    const tomorrow = { ...site, today: '2026-11-25' };
    const known = new Set(entries(site).map((entry) => JSON.stringify(entry)));
    const changed = entries(tomorrow).filter((entry) => !known.has(JSON.stringify(entry)));
    expect(changed.length).toBeLessThan(known.size / 4);
    for (const { updated } of changed) expect(updated).toBe('2026-11-25T00:00:00Z');
  });

  it('keeps the id of what has become late, and says so anew', () => {
    const ask = (today: string) =>
      entries({ ...site, today }).find(({ title }) => title?.includes('firewall in front'))!;
    const [before, after] = [ask('2026-11-13'), ask('2026-11-14')];
    expect(before).toMatchObject({ updated: '2026-09-14T00:00:00Z' });
    expect(before['title']).toMatch(/^Due 13 Nov 2026: /);
    expect(after).toMatchObject({ id: before['id'], updated: '2026-11-14T00:00:00Z' });
    expect(after['title']).toMatch(/^Overdue since 13 Nov 2026: /);
  });

  it('is well-formed whatever a title says, as are the feeds beside it', () => {
    const hostile = ']]></title><script>alert(1)</script>&xxe; "\u0000\u000b\u202e\ud800 <!--';
    const bad = withReport('2026-Q3', ({ data }) => ({
      data: {
        ...data,
        title: hostile,
        summary: hostile,
        headline: [hostile],
        promises: [{ promise: hostile, by: '2026-12-31', owner: 'hr', state: 'open' }],
      },
    }));
    const change = { hash: '0123456789', date: '2026-11-20', subject: hostile, order: 0 };
    const file = starter.entries.report[0]!.file;
    const feeds = [
      dueFeed(bad),
      reportFeed(bad),
      changesFeed({ ...bad, history: new Map([[file, [change]]]) }),
    ];
    for (const feed of feeds) {
      const { children, text } = readXml(feed);
      expect(text).toContain(']]></title><script>alert(1)</script>&xxe; "');
      expect(new Set(children.map(({ name }) => name))).toEqual(
        new Set(['title', 'id', 'link', 'updated', 'author', 'entry']),
      );
    }
  });
});

describe('what others learn of what is due', () => {
  let content: Content;
  beforeAll(async () => {
    ({ content } = await readFixture());
    const [pack] = starter.registries['vendor-packs'];
    content.registries['vendor-packs'] = [{ ...pack!, id: 'canary-pack', revisit_by: '2026-12-01' }];
  });
  const seenBy = (id: AudienceId, narrowed: object = {}) => {
    const audience = { ...audienceOf(content, id), ...narrowed };
    const { portal } = content;
    const own = buildSite({
      content: scoped({ ...content, portal: { ...portal, url: 'https://p.example' } }, audience),
      metrics: undefined,
      audience,
      base: '/',
      today: '2026-11-24',
      history: new Map(),
    });
    return [
      dueFeed(own),
      dueCalendar(own).replaceAll('\r\n ', ''),
      dueJson(own),
      JSON.stringify(weekViews(own)),
    ].join();
  };

  it('are calls of the numbers they have, and no number', () => {
    expect(seenBy('responder')).toMatch(/test call .{1,7}incident-coordinator/);
    expect(seenBy('mssp')).toMatch(/test call .{1,7}mssp/);
    expect(seenBy('mssp')).not.toMatch(/test call .{1,7}incident-coordinator/);
    expect(seenBy('executive')).not.toContain('test call');
    for (const id of ['responder', 'mssp'] as const) expect(seenBy(id)).not.toMatch(/555|canary-contact/);
  });

  it('are packs of rules with the use cases beside which they are decided, and not without', () => {
    expect(seenBy('responder')).toContain('canary-pack');
    expect(seenBy('mssp')).toContain('canary-pack');
    expect(seenBy('executive')).not.toContain('canary-pack');
    expect(seenBy('mssp', { collections: ['triage'] })).not.toContain('canary-pack');
  });
});
