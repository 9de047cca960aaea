import { describe, expect, it } from 'vitest';
import { read } from '#client/changes/visit.ts';
import type { Change } from '#lib/model/history.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { cacaoPlaybook } from '#lib/views/cacao/playbook.ts';
import { changesFeed } from '#lib/views/changes/feed.ts';
import { changesView } from '#lib/views/changes/changes.ts';
import { historyView } from '#lib/views/changes/history.ts';
import { playbook, starter } from '#test/unit/views/starter-site.ts';

const entry = playbook('ransomware');
const change = (order: number, date: string, subject = `Change ${order}`): Change => ({
  hash: `${order}`.padStart(10, '0'),
  ...{ date, subject, order },
});
const hostile = '</title><script>alert(1)</script> & "x"';
const seven = [
  change(0, '2026-11-30', hostile),
  ...[1, 2, 3, 4, 5].map((at) => change(at, `2026-11-0${9 - at}`)),
  change(6, '2026-01-01'),
];

function site(id = 'responder', repository = 'https://gitlab.example/group/portal'): Site {
  return buildSite({
    content: { ...starter, portal: { ...starter.portal, repository } },
    metrics: undefined,
    audience: starter.portal.audiences.find((one) => one.id === id)!,
    base: '/',
    today: '2026-11-24',
    history: new Map([[entry.file, seven]]),
  });
}

describe('the history of a page', () => {
  it('shows the last five changes of all, with their addresses at the forge', () => {
    const view = historyView(site(), entry);
    expect(view?.total).toBe(7);
    expect(view?.changes.map(({ day }) => day)).toHaveLength(5);
    expect(view?.changes[0]?.href).toBe('https://gitlab.example/group/portal/-/commit/0000000000');
    expect(view?.forge).toBe(`https://gitlab.example/group/portal/-/commits/main/${entry.file}`);
    expect(historyView(site('responder', 'https://github.com/a/b.git'), entry)?.forge).toBe(
      `https://github.com/a/b/commits/main/${entry.file}`,
    );
  });

  it.each(['mssp', 'executive', 'public'])('is not told to %s', (id) => {
    expect(historyView(site(id), entry)).toBeUndefined();
  });

  it('dates a playbook for other programs by its last change', () => {
    expect(cacaoPlaybook(site(), entry)['modified']).toBe('2026-11-30T00:00:00.000Z');
  });
});

describe('the changes of the site', () => {
  it('are those of ninety days, by day, the newest first, each with its pages', () => {
    const { days, total, older } = changesView(site());
    expect([total, older]).toEqual([6, 0]);
    expect(days[0]?.changes[0]?.pages).toEqual([
      { title: entry.data.title, href: '/respond/procedures/ransomware/', kind: 'Playbook' },
    ]);
  });

  it('stand in a feed that no message breaks', () => {
    const feed = changesFeed(site());
    expect(feed).not.toContain('<script>');
    expect(feed.match(/<entry>/g)).toHaveLength(6);
    expect(feed).toContain('<updated>2026-11-30T00:00:00Z</updated>');
  });
});

describe('what a browser kept of the last visit', () => {
  it('is read back, and anything else is no visit', () => {
    expect(read('{"on":"2026-11-20","seen":["a",1]}')).toEqual({ on: '2026-11-20', seen: ['a'] });
    for (const text of [null, '', '1', 'null', '{"on":"soon","seen":[]}', '{"on":"2026-11-20"}'])
      expect(read(text)).toBeUndefined();
  });
});
