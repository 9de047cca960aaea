import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricResult, MetricsFile } from '#lib/model/metrics.ts';
import { metricsFile } from '#lib/model/metrics.ts';
import { ruleView } from '#lib/views/measure/rule.ts';
import { ruleLink, rulePages } from '#lib/views/measure/rule-page.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { volumeOf } from '#lib/views/measure/volume.ts';
import { weekOf } from '#lib/views/measure/weeks.ts';
import { audienceOf, readFixture } from '#test/audiences/fixture.ts';

const { content } = await readFixture();
const file = metricsFile.parse(JSON.parse(readFileSync('content/metrics/metrics.json', 'utf8')));

function siteWith(metrics: MetricsFile): Site {
  const audience = audienceOf(content, 'responder');
  return buildSite({ content, metrics, audience, base: '/x/', today: '2026-11-24', history: new Map() });
}

const count = (period: string, n: number, rule?: string): MetricResult => ({
  ...{ metric: 'alert-volume', definition: 1, period, status: 'ok', unit: 'count', n },
  slice: rule === undefined ? {} : { rule },
});

describe('the page of a rule', () => {
  it('has an address of its own, whatever its name', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 20 }),
        (names) => {
          const site = siteWith({ ...file, results: names.map((name) => count('2026', 3, name)) });
          const ids = [...rulePages(site).values()];
          expect(new Set(ids).size).toBe(names.length);
          for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          for (const name of names)
            expect(ruleLink(site, name).href).toMatch(/^\/x\/measure\/rules\/[a-z0-9-]+\/$/);
        },
      ),
    );
  });

  it('is there for each rule the numbers name, and for no other', () => {
    const site = siteWith(file);
    expect(rulePages(site).size).toBeGreaterThan(10);
    for (const rule of rulePages(site).keys()) expect(ruleView(site, rule)?.numbers).toHaveLength(2);
    expect(ruleLink(site, 'Never heard of').href).toBeUndefined();
  });
});

describe('the volume of rules', () => {
  const all = ['2026-W30', '2026-W31', '2026-W32'].map((week) => count(week, 9));
  const year = (rule: string, weeks: [string, number][]): MetricResult => ({
    ...count('2026', 9, rule),
    weeks,
  });

  it('adds its rules week by week, and a silent week is none', () => {
    const heard = year('a', [
      ['2026-W30', 2],
      ['2026-W32', 3],
    ]);
    const site = siteWith({ ...file, results: [...all, heard, year('b', [['2026-W30', 4]])] });
    const [figure] = volumeOf(site, ['a', 'b', 'c'], 'x');
    expect(figure?.table.rows).toEqual([
      ['2026-W30', 6],
      ['2026-W31', 0],
      ['2026-W32', 3],
    ]);
    expect(figure?.sub).toContain('by week, n = 9');
  });

  it('goes by quarter where the numbers hold no weeks of rules, and is left away where nothing was heard', () => {
    const results = [...all, count('2026-Q2', 8), count('2026-Q3', 20), count('2026-Q3', 5, 'a')];
    const site = siteWith({ ...file, results });
    expect(volumeOf(site, ['a'], 'x')[0]?.sub).toContain('by quarter, n = 5');
    // The second quarter tells no rule apart: that is not nought.
    expect(volumeOf(site, ['a'], 'x')[0]?.table.rows).toEqual([['2026-Q3', 5]]);
    expect(volumeOf(site, ['b'], 'x')).toEqual([]);
  });

  it('is the whole of the year, for every rule of the sample', () => {
    const drawn = file.results.filter(({ weeks }) => weeks);
    expect(drawn.length).toBeGreaterThan(10);
    for (const { weeks = [], n } of drawn) expect(weeks.reduce((sum, [, k]) => sum + k, 0)).toBe(n);
  });
});

describe('the week of a date', () => {
  it('is that of ISO 8601', () => {
    expect(['2026-01-01', '2027-01-03', '2027-01-04', '2024-12-30'].map(weekOf)).toEqual([
      ...['2026-W01', '2026-W53', '2027-W01', '2025-W01'],
    ]);
  });

  it('changes on Mondays only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const date = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10);
        const monday = new Date(day * 86_400_000).getUTCDay() === 1;
        expect(weekOf(date(day)) === weekOf(date(day - 1))).toBe(!monday);
      }),
    );
  });
});
