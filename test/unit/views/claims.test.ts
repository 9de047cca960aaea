import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import { contentMetrics } from '#lib/coverage/metrics.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { Content } from '#lib/model/entry.ts';
import { metricsFile, type MetricChange, type MetricResult, type MetricsFile } from '#lib/model/metrics.ts';
import { homeView } from '#lib/views/home.ts';
import { measureView } from '#lib/views/measure.ts';
import { buildSite, type Site } from '#lib/views/site.ts';

const today = '2026-11-24';
const file = metricsFile.parse(JSON.parse(readFileSync('content/metrics/metrics.json', 'utf8')));
const { content } = await readContent({ root: '.' });

function siteWith(metrics: MetricsFile): Site {
  const whole = content as Content;
  const audience = whole.portal.audiences.find(
    ({ id }) => id === 'responder',
  ) as Content['portal']['audiences'][number];
  return buildSite({ content: whole, metrics, audience, base: '/', today, history: new Map() });
}

/** What is wrong with one result as a claim; nothing when it can be believed or says that it cannot. */
function faults(result: MetricResult): string[] {
  const { metric, change, previous, n, phases, status } = result;
  const found: string[] = [];
  const definition = metricNamed(metric);
  const known = (value: unknown) => value !== undefined;
  if (!definition) found.push('no definition');
  if (known(change) && !previous && !phases) found.push('a change from nothing');
  const claims = change === 'better' || change === 'worse' || change === 'changed';
  if (claims && !phases && (n < 20 || (previous?.n ?? 0) < 20)) found.push('a change of too few');
  if (claims && !phases && !known(result.interval) && !known(result.median))
    found.push('a change without an interval');
  if (change === 'better' && definition?.better === 'neither') found.push('better where nothing is');
  if (phases && claims && !((phases.low ?? 0) > 1 || (phases.high ?? 2) < 1))
    found.push('a ratio that may be 1');
  if (phases && claims && phases.before.n + phases.after.n < 20) found.push('phases of too few');
  if (known(result.share) && (n < 10 || !known(result.interval))) found.push('a share without its interval');
  if (result.unit === 'count' && definition?.statistic === 'R' && !known(result.interval))
    found.push('a count without its interval');
  if (known(result.median) && n < 5) found.push('a median of too few');
  if (known(result.median) && n >= 10 && !known(result.interval)) found.push('a median without its interval');
  if (known(result.p90) && n < 20) found.push('a p90 of too few');
  if (result.finished?.mean !== undefined && result.finished.median === undefined) found.push('a mean alone');
  if (result.limits && result.limits.points < 12) found.push('limits of too few weeks');
  if (status === 'not-in-source' && (n > 0 || result.missing?.length === 0 || !result.missing))
    found.push('nothing named as missing');
  if (result.rate && result.rate.low > result.rate.high) found.push('a rate outside its interval');
  return found.map((fault) => `${metric} ${result.period} ${JSON.stringify(result.slice)}: ${fault}`);
}

/** Every text of a view, each with the texts beside it in one object. */
function texts(view: unknown, around: string[] = []): { text: string; beside: string }[] {
  if (typeof view === 'string') return [{ text: view, beside: around.join(' | ') }];
  if (Array.isArray(view)) {
    const flat = view.filter((item): item is string => typeof item === 'string');
    return view.flatMap((item) => texts(item, flat.length > 0 ? [...around, ...flat] : around));
  }
  if (typeof view !== 'object' || view === null) return [];
  const values = Object.values(view);
  const own = values.flatMap((value) =>
    typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? value.filter((item) => typeof item === 'string')
        : [],
  );
  return values.flatMap((value) => texts(value, [...around, ...own]));
}

const comparing =
  /\b(better|worse|changed|faster|slower|shorter|longer than in|higher|lower|most|least|increase[sd]?|decrease[sd]?|improve[sd]?|rising|falling|trend)\b/i;
const backed = /interval|n = |too few|no clear|chance|u chart|XmR/i;

/**
 * Comparing words of the measure page and the start page that stand without an interval, an n or "too few". The title
 * of the page may name what its numbers back, and only those.
 */
function bareClaims(site: Site): string[] {
  const { title, ...view } = measureView(site) ?? { title: '', numbers: [] };
  const unbacked = title.startsWith('No clear change')
    ? []
    : title
        .replace(' than in the quarter before', '')
        .split(/, | and /)
        .filter((claim) => {
          const number = view.numbers.find((row) => claim.startsWith(row.title));
          const lines = number?.lines.join(' ') ?? '';
          return !/interval .*n = /.test(lines) || !/(Better|Worse)\. .*n = /.test(lines);
        });
  const stated = [...texts(view), ...texts(homeView(site).processes)]
    // An address and a question state nothing of the data.
    .filter(({ text }) => comparing.test(text) && !text.startsWith('/') && !text.endsWith('?'))
    .filter(({ text, beside }) => !backed.test(text) && !backed.test(beside))
    .map(({ text }) => text);
  return [...unbacked, ...stated];
}

describe('metrics.json', () => {
  it('claims nothing without its interval, its n, or "too few"', () => {
    expect(file.results.length).toBeGreaterThan(1000);
    expect(file.results.flatMap(faults)).toEqual([]);
    expect(contentMetrics(content as Content, today).flatMap(faults)).toEqual([]);
  });

  it('is smaller than 600 kB', () => {
    expect(readFileSync('content/metrics/metrics.json').length).toBeLessThan(600_000);
  });

  it('has one result for each metric, period, slice and clock', () => {
    const places = file.results.map(({ metric, period, slice, clock }) =>
      JSON.stringify([metric, period, slice, clock]),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('would be refused with a claim that is not backed', () => {
    const one = file.results.find(
      ({ change, slice }) => change === 'better' && Object.keys(slice).length === 0,
    );
    const wrong: Partial<MetricResult>[] = [
      { n: 12 },
      { previous: undefined },
      { interval: undefined },
      { metric: 'unheard-of' },
    ];
    for (const part of wrong) expect(faults({ ...one, ...part } as MetricResult)).not.toEqual([]);
  });
});

describe('the pages', () => {
  it('state no change, trend or ranking without its interval, its n, or "too few"', () => {
    const site = siteWith(file);
    expect(texts(measureView(site)).filter(({ text }) => comparing.test(text)).length).toBeGreaterThan(5);
    expect(bareClaims(site)).toEqual([]);
  });

  it('say no more when the numbers say less: without intervals, with few cases, with any change', () => {
    const change = fc.constantFrom<MetricChange>('better', 'worse', 'changed', 'no-clear-change', 'too-few');
    fc.assert(
      fc.property(change, fc.nat(30), fc.boolean(), (said, n, bare) => {
        const results = file.results.map((result): MetricResult => {
          const { interval, share, median, p90: _p90, ...rest } = result;
          const few = n < 10 || bare;
          return {
            ...rest,
            n: Math.min(result.n, n),
            ...(result.k === undefined ? {} : { k: Math.min(result.k, n) }),
            ...(few || share === undefined ? {} : { share }),
            ...(few || interval === undefined ? {} : { interval }),
            ...(n < 5 || median === undefined ? {} : { median }),
            ...(result.change ? { change: n < 20 ? 'too-few' : said } : {}),
          };
        });
        expect(bareClaims(siteWith({ ...file, results }))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('know metrics by their definition only, and take an unknown one for nothing', () => {
    const results = file.results.map((result) => ({ ...result, metric: 'unheard-of' }));
    const view = measureView(siteWith({ ...file, results }));
    expect(view?.trends).toEqual([]);
    expect(JSON.stringify(view)).not.toContain('unheard-of');
  });

  it('say what is missing, never 0', () => {
    const rows = measureView(siteWith(file))?.figures.flatMap((process) => process.rows) ?? [];
    const agreement = rows.find(({ title }) => title === 'Verdict agreement');
    expect(agreement).toMatchObject({
      value: '–',
      lines: [expect.stringContaining('content/exports/mssp-feedback.csv')],
    });
  });
});
