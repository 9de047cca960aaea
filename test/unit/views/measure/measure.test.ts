import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, contentCatalogue } from '#lib/metrics/catalogue/catalogue.ts';
import { metricsFile, type MetricResult } from '#lib/model/metrics.ts';
import { alertFlow } from '#lib/views/measure/alert-flow.ts';
import { bySlice } from '#lib/views/measure/by-slice.ts';
import { changeTitle } from '#lib/views/measure/change-title.ts';
import { chapterOf, chapters } from '#lib/views/measure/chapter.ts';
import { dataView } from '#lib/views/measure/data.ts';
import { definitionViews } from '#lib/views/measure/definitions.ts';
import { measureHead } from '#lib/views/measure/measure.ts';
import { waiting } from '#lib/views/measure/distribution.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { trendOf } from '#lib/views/measure/trend.ts';
import { weeksOf } from '#lib/views/measure/weeks.ts';
import { audienceOf, readFixture } from '#test/audiences/fixture.ts';

const { content } = await readFixture();
const file = metricsFile.parse(JSON.parse(readFileSync('content/metrics/metrics.json', 'utf8')));

function siteOf(results: readonly MetricResult[], asOf = file.as_of): Site {
  const audience = audienceOf(content, 'responder');
  const metrics = { ...file, as_of: asOf, results: [...results] };
  return buildSite({ content, metrics, audience, base: '/', today: '2026-11-24', history: new Map() });
}

const whole = siteOf(file.results);

describe('the chapters', () => {
  it('hold every metric of the catalogue once, and its definition says everything the catalogue does', () => {
    const defined = definitionViews(whole).flatMap(({ id, metrics }) =>
      metrics.map((metric) => ({ id, metric })),
    );
    const all = [...catalogue, ...contentCatalogue];
    expect(defined.map(({ metric }) => metric.id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    for (const metric of all) {
      const found = defined.find((one) => one.metric.id === metric.id);
      expect(found?.id).toBe(chapterOf(metric));
      const words = JSON.stringify(found?.metric).toLowerCase();
      for (const part of [metric.question, metric.from ?? '', metric.to ?? '', ...metric.pitfalls])
        expect(words).toContain(JSON.stringify(part.toLowerCase()).slice(1, -1));
      expect(found?.metric.references.length).toBeGreaterThan(0);
      expect(whole.href(`metric/${metric.id}`)).toBe(`/help/definitions/#${metric.id}`);
    }
    expect(new Set(defined.map(({ id }) => id)).size).toBe(chapters.length);
  });
});

describe('the quarter a page is about', () => {
  const empty = (period: string): MetricResult => ({
    ...{ metric: 'incidents', definition: 1, period, slice: {}, status: 'none', unit: 'count', n: 0 },
  });

  it('is the last in which something began, not one the exports end in', () => {
    const busy: MetricResult = { ...empty('2016-Q1'), status: 'ok', n: 890 };
    const open: MetricResult = { ...empty('2017-Q1'), metric: 'open-backlog', n: 1 };
    const head = measureHead(siteOf([busy, empty('2016-Q4'), empty('2017-Q1'), open]));
    expect(head?.period).toBe('2016-Q1');
    expect(measureHead(siteOf([empty('2016-Q4')]))?.period).toBe('2016-Q4');
  });

  it('claims nothing where nothing can be compared', () => {
    expect(changeTitle(siteOf([empty('2016-Q4')]), '2016-Q4', ['incidents'])).toBe(
      'Too little to compare in 2016-Q4',
    );
  });
});

describe('from alert to incident', () => {
  it('shows a stage that no source counts with the reason, and never as nought', () => {
    const results = file.results.map((result): MetricResult =>
      result.metric === 'mssp-escalation-rate'
        ? { ...result, status: 'not-in-source', missing: ['a team of the provider'], n: 0, k: 0 }
        : result,
    );
    const stage = (site: Site) => alertFlow(site)[0]?.table.rows[2];
    expect(stage(siteOf(results))?.slice(1)).toEqual([null, 'not in our exports: a team of the provider']);
    expect(stage(whole)?.[1]).toBeGreaterThan(0);
  });

  it('is left away without alerts', () => {
    expect(alertFlow(siteOf(file.results.filter(({ metric }) => metric !== 'alert-volume')))).toEqual([]);
  });
});

const month = (
  period: string,
  low: number,
  high: number,
  more: Partial<MetricResult> = {},
): MetricResult => ({
  ...{ metric: 'time-to-contain', definition: 1, period, slice: {}, status: 'ok', clock: 'W' },
  ...{ unit: 'seconds', n: 30, median: Math.round((low + high) / 2) },
  interval: { low, high, level: 0.95, method: 'kaplan-meier' },
  ...more,
});

describe('month by month', () => {
  const title = (months: readonly MetricResult[]) => trendOf(siteOf(months), 'time-to-contain')[0]?.title;

  it('names a change only when the intervals of the first and the last month are apart', () => {
    const bound = fc.integer({ min: 3600, max: 90_000 });
    fc.assert(
      fc.property(bound, bound, bound, bound, (a, b, c, d) => {
        const [first, last] = [[a, b].toSorted((x, y) => x - y), [c, d].toSorted((x, y) => x - y)] as [
          [number, number],
          [number, number],
        ];
        const said = title([month('2026-03', ...first), month('2026-09', ...last)]);
        if (last[1] < first[0]) expect(said).toMatch(/shorter in Sep 2026 than in Mar 2026$/);
        else if (last[0] > first[1]) expect(said).toMatch(/longer in Sep 2026 than in Mar 2026$/);
        else expect(said).toBe('Time to contain: no clear change since Mar 2026');
      }),
      { numRuns: 60 },
    );
  });

  it('never compares a month that is not over, or one of fewer than ten cases', () => {
    const first = month('2026-03', 4000, 5000);
    for (const more of [{ provisional: true as const }, { n: 9 }])
      expect(title([first, month('2026-09', 50_000, 60_000, more)])).toBe(
        'Time to contain: too few months to compare',
      );
  });
});

describe('severities side by side', () => {
  const of = (severity: string, low: number, high: number): MetricResult =>
    month('2026', low, high, {
      slice: { severity },
      at_target: { target: 28_800, n: 30, k: 10, share: 1 / 3, low: 0.19, high: 0.51 },
    });

  it('are in order of severity, and miss a target only with the whole interval', () => {
    const rows = [of('SEV3', 20_000, 40_000), of('SEV1', 30_000, 50_000), of('SEV2', 1000, 2000)];
    const [figure] = bySlice(siteOf(rows), 'time-to-contain', 'severity');
    expect(figure?.table.rows.map(([name]) => name)).toEqual(['SEV1', 'SEV2', 'SEV3']);
    expect(figure?.title).toBe('Time to contain by severity: SEV1 misses the target, by the whole interval');
    const [kept] = bySlice(siteOf(rows.slice(0, 1).concat(rows[2] ?? [])), 'time-to-contain', 'severity');
    expect(kept?.title).toBe('Time to contain by severity: no interval lies wholly beyond its target');
  });
});

describe('what is still open', () => {
  it('has no median where it is not reached', () => {
    const { median: _, interval: __, ...open } = month('2026', 1, 2);
    const curve: MetricResult['curve'] = [
      [0, 1, 1, 1, 30],
      [3600, 0.9, 0.8, 0.95, 30],
    ];
    const [figure] = waiting(
      siteOf([{ ...open, median: null, beyond: 86_400, open: 27, curve }]),
      'time-to-contain',
    );
    expect(figure?.title).toBe('Time to contain: half or more are still open after 24 h');
    expect(figure?.sub).toContain('27 still open');
    expect(figure?.chart.kind === 'survival' && figure.chart.data.median).toBeFalsy();
  });
});

describe('week by week', () => {
  it('leaves out the week in which the data end', () => {
    const weeks = (asOf: string) =>
      weeksOf(siteOf(file.results, asOf), 'alert-volume')[0]?.table.rows.map(([week]) => week);
    expect(weeks('2026-11-22T23:00:00Z')?.at(-1)).toBe('2026-W46');
    expect(weeks('2026-11-23T05:00:00Z')?.at(-1)).toBe('2026-W47');
  });
});

describe('the data page', () => {
  it('accounts for every row, and says what each source lacks', () => {
    const view = dataView(whole);
    expect(view?.sum).toMatch(/^3,478 rows: 3,074 accepted, 6 quarantined, 398 merged/);
    const cell = (name: string) =>
      view?.fields.flatMap(({ rows }) => rows).find((row) => row.name === name)?.cells[0]?.text;
    expect([cell('duplicate of'), cell('created at'), cell('contained at')]).toEqual([
      ...['Not in this source', 'Stand-in: opened_at', 'Stamped'],
    ]);
    expect(cell('id')).toBeUndefined();
    expect(view?.sources.flatMap(({ notes }) => notes).join()).toContain('Closing is a timer, not work');
  });
});
