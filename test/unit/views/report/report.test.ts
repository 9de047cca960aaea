import { describe, expect, it } from 'vitest';
import type { Content, Entry } from '#lib/model/entry.ts';
import { archiveView } from '#lib/views/report/archive.ts';
import { reportFeed } from '#lib/views/report/feed.ts';
import { reportView } from '#lib/views/report/report.ts';
import { scopeSnapshot } from '#lib/views/report/scope.ts';
import { reportTables } from '#lib/views/report/tables.ts';
import { csvOf } from '#lib/views/measure/csv.ts';
import { starter, starterSite } from '#test/unit/views/starter-site.ts';

const site = starterSite();
const reportOf = (id: string): Entry<'report'> =>
  site.content.entries.report.find((entry) => entry.id === id)!;
const third = reportView(site, reportOf('2026-Q3'));

function withReport(change: (data: Entry<'report'>['data']) => object): (content: Content) => Content {
  return (content) => ({
    ...content,
    entries: {
      ...content.entries,
      report: content.entries.report.map((entry) => ({
        ...entry,
        data: { ...entry.data, ...change(entry.data) },
      })),
    },
  });
}

describe('a report', () => {
  it('opens with its finding, and shows five numbers with what they are compared with', () => {
    expect(third.finding).toBe(reportOf('2026-Q3').data.headline?.[0]);
    const [head] = third.parts;
    expect(head?.kind).toBe('headline');
    const numbers = head?.kind === 'headline' ? head.numbers : [];
    expect(numbers).toHaveLength(5);
    expect(numbers[0]).toEqual({
      title: 'Incidents',
      value: '44',
      unit: '',
      compared: '23 in Q2 2026',
      verdict: 'Changed, beyond chance. High confidence',
    });
    expect(numbers[2]).toMatchObject({ value: '52', unit: '%' });
    expect(numbers[2]?.compared).toMatch(/^64% in Q2 2026, 95% interval \d+ to \d+%$/);
  });

  it('asks with a price, a date, an owner and what stays as it is otherwise', () => {
    const asks = third.parts.flatMap((part) => (part.kind === 'asks' ? part.asks : []));
    expect(asks).toHaveLength(3);
    for (const { cost, by, owner, risk } of asks) {
      expect([cost, by, owner].every(Boolean)).toBe(true);
      expect(risk.href).toMatch(/^\/portal\/threats\//);
    }
  });

  it('says which promise was missed', () => {
    const promises = third.parts.flatMap((part) => (part.kind === 'promises' ? part.promises : []));
    expect(promises.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'gap', 'planned']);
    expect(promises[2]?.state).toBe('Late, now 31 Dec 2026');
  });

  it('compares threats with the report before, and says what moved', () => {
    const [table] = third.parts.flatMap((part) => (part.kind === 'threats' ? [part.table] : []));
    expect(table?.title).toBe('12 of 37 questions about our 10 threats have a tested alarm');
    expect(table?.before).toBe('Q2 2026');
    expect(table?.rows.some(({ moved }) => moved === 'better')).toBe(true);
    const first = reportView(site, reportOf('2026-Q1')).parts.find((part) => part.kind === 'threats');
    expect(first?.kind === 'threats' && first.table.before).toBeUndefined();
  });

  it('gives no time to a severity of fewer than five incidents', () => {
    const rows = third.parts.flatMap((part) => (part.kind === 'incidents' ? part.rows : []));
    expect(rows.find(({ severity }) => severity === 'SEV1')).toMatchObject({
      count: '3',
      contained: 'too few to say',
    });
  });

  it('says what it took and brought, and what nobody counted', () => {
    expect(third.worth?.before).toBe('Q2 2026');
    expect(third.worth?.rows.map(({ now, before }) => [now, before])).toEqual([
      [
        '566: respond 168, triage 262, detect 120 and measure 16; cost not known',
        '338: respond 96, triage 140, detect 88 and measure 14; cost not known',
      ],
      ['2,868', '2,794'],
      ['12 of 37', '1 of 37'],
      ['37%, 14 of 38', '27%, 6 of 22'],
      ['2 of 3', '2 of 2'],
    ]);
    const first = reportView(site, reportOf('2026-Q1')).worth;
    expect(first?.before).toBeUndefined();
    expect(first?.rows[0]?.now).toBe('not known');
    expect(first?.rows.at(-1)?.now).toBe('none was due');
  });

  it('shows corrections with their dates, those of the snapshot among them', () => {
    const corrected = starterSite(
      withReport(() => ({ corrections: [{ on: '2026-11-02', text: 'Nine, not ten.' }] })),
    );
    const snapshot = corrected.content.snapshots?.get('2026-Q3');
    snapshot?.refrozen.push({
      on: '2026-11-05',
      reason: 'late export',
      changed: [{ metric: 'incidents', was: '43', is: '44' }],
    });
    expect(reportView(corrected, corrected.content.entries.report.at(-1)!).corrections).toEqual([
      { on: '5 Nov 2026', text: 'Frozen again: late export. Incidents: 44, before 43.' },
      { on: '2 Nov 2026', text: 'Nine, not ten.' },
    ]);
    snapshot?.refrozen.pop();
  });

  it('says in its place that a number is not frozen', () => {
    const bare = starterSite((content) => ({ ...content, snapshots: new Map() }));
    const { parts, frozen } = reportView(bare, reportOf('2026-Q3'));
    expect(frozen).toBeUndefined();
    expect(parts.filter(({ kind }) => kind === 'absent').length).toBeGreaterThan(3);
  });
});

describe('the archive', () => {
  const archive = archiveView(site);

  it('has the newest report first', () => {
    expect(archive.reports.map(({ period }) => period)).toEqual([
      'third quarter of 2026',
      'second quarter of 2026',
      'first quarter of 2026',
    ]);
  });

  it('puts quarters side by side as they were frozen, and marks what was counted in another way', () => {
    const [quarters] = archive.comparisons;
    expect(quarters?.columns).toEqual(['Q1 2026', 'Q2 2026', 'Q3 2026']);
    const incidents = quarters?.rows.find(({ title }) => title === 'Incidents');
    expect(incidents?.cells).toEqual(['5', '23', '44'].map((value) => ({ value, apart: false })));
    const other = structuredClone(starter.snapshots?.get('2026-Q3'));
    const definition = other?.definitions.find(({ metric }) => metric === 'incidents');
    if (definition) definition.version += 1;
    const changed = starterSite((content) => ({
      ...content,
      snapshots: new Map([...(content.snapshots ?? []), ['2026-Q3', other!]]),
    }));
    const [again] = archiveView(changed).comparisons;
    expect(again?.rows.find(({ title }) => title === 'Incidents')?.cells.map(({ apart }) => apart)).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('files of reports', () => {
  it('are a table of all numbers, and one of each figure shown', () => {
    const tables = reportTables(site).map(({ id, file }) => `${id}/${file}`);
    expect(tables).toContain('2026-Q3/numbers');
    for (const file of ['threats', 'asks', 'promises', 'alert-volume'])
      expect(tables).toContain(`2026-Q3/${file}`);
    const numbers = reportTables(site).find(({ id, file }) => id === '2026-Q3' && file === 'numbers');
    expect(csvOf(numbers!.table)).toContain('\r\nincidents,Incidents,all,,count,44,');
  });

  it('are a feed of reports in force, escaped and the same each time', () => {
    const hostile = starterSite(withReport(() => ({ headline: ['<script>&"\u0007'] })));
    const feed = reportFeed(hostile);
    expect(feed).toContain('<title>&lt;script&gt;&amp;&quot;</title>');
    expect(feed).not.toContain('<script>');
    expect(reportFeed(site)).toBe(reportFeed(site));
    expect(reportFeed(site).match(/<entry>/g)).toHaveLength(3);
    expect(reportFeed(starterSite(withReport(() => ({ status: 'draft' }))))).not.toContain('<entry>');
  });
});

describe('a snapshot for readers outside the team', () => {
  const snapshot = starter.snapshots!.get('2026-Q3')!;
  const audience = (id: string) => starter.portal.audiences.find((row) => row.id === id)!;

  it('names no threat they have no page of', () => {
    const { threats } = scopeSnapshot(audience('executive'), new Set(['ddos-extortion']), snapshot);
    expect(threats.map(({ id }) => id)).toEqual(['ddos-extortion']);
  });

  it('is whole for the team', () => {
    expect(scopeSnapshot(audience('responder'), new Set(), snapshot)).toBe(snapshot);
  });
});
