import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#lib/content/read.ts';
import { contentMetrics } from '#lib/coverage/metrics.ts';
import { metricNamed } from '#lib/metrics/catalogue/catalogue.ts';
import type { Content } from '#lib/model/entry.ts';
import { metricsFile, type MetricChange, type MetricResult, type MetricsFile } from '#lib/model/metrics.ts';
import { chapters } from '#lib/views/measure/chapter.ts';
import { everyFigure } from '#lib/views/measure/every-figure.ts';
import { homeView } from '#lib/views/home.ts';
import { chapterView } from '#lib/views/measure/chapter-page.ts';
import { measureJointView } from '#lib/views/measure/joint.ts';
import { ruleView } from '#lib/views/measure/rule.ts';
import { measureView } from '#lib/views/measure/measure.ts';
import { rulePages } from '#lib/views/measure/rule-page.ts';
import { buildSite, type Site } from '#lib/views/site.ts';
import { useCaseVolume } from '#lib/views/measure/use-case-volume.ts';

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

/** Every page of numbers, by its address. */
function pagesOf(site: Site): Map<string, object> {
  const pages = new Map<string, object | undefined>([
    ['start', { processes: homeView(site).processes }],
    ['measure', measureView(site)],
    ['joint', measureJointView(site)],
    ...chapters.map(({ id }): [string, object | undefined] => [id, chapterView(site, id)]),
    ...[...rulePages(site)].map(([rule, id]): [string, object | undefined] => [id, ruleView(site, rule)]),
    ...site.content.entries['use-case'].map((entry): [string, object] => [
      entry.id,
      { volume: useCaseVolume(site, entry) },
    ]),
  ]);
  return new Map([...pages].flatMap(([id, view]) => (view ? [[id, view] as const] : [])));
}

interface Stated {
  title: string;
  lines: string[];
}

/** What a page's own title claims must be what rows of the page back: each claim, and how many there are. */
function titleFaults(title: string, rows: readonly Stated[]): string[] {
  if (!comparing.test(title) || title.startsWith('No clear change')) return [];
  const moved = (word: string) =>
    rows.filter(({ lines }) => lines.some((line) => line.startsWith(`${word}. `) && line.includes('n = ')));
  const counts =
    /^Of (\d+) figures compared with the quarter before, (\d+|none) (?:is|are) better, (\d+|none) (?:is|are) worse$/.exec(
      title,
    );
  if (counts) {
    const [, all, better, worse] = counts.map((word) => Number(word.replace('none', '0')));
    const backed = moved('Better').length === better && moved('Worse').length === worse;
    return backed && (all ?? 0) >= (better ?? 0) + (worse ?? 0) ? [] : [title];
  }
  const neutral = /^(.*) changed; nothing is clearly better or worse than in the quarter before$/.exec(title);
  if (neutral) {
    const said = moved('Changed').filter((row) =>
      neutral[1]?.toLowerCase().includes(row.title.toLowerCase()),
    ).length;
    const whole = moved('Better').length + moved('Worse').length === 0;
    return whole && said === neutral[1]?.split(/, | and /).length ? [] : [title];
  }
  return title
    .replace(' than in the quarter before', '')
    .split(/, | and (?=\w+(?: \w+)* is )/)
    .filter((claim) => {
      const row = [...moved('Better'), ...moved('Worse')].find((one) =>
        claim.toLowerCase().startsWith(one.title.toLowerCase()),
      );
      return !row || !/interval .*n = /.test(row.lines.join(' '));
    });
}

/**
 * Comparing words of any page of numbers that stand without an interval, an n or "too few" in the same figure or
 * row, and titles that say more than their rows.
 */
function bareClaims(site: Site): string[] {
  return [...pagesOf(site)].flatMap(([address, view]) => {
    const { title, ...rest } = view as { title?: string; numbers?: Stated[]; figures?: Stated[] };
    const rows = (rest.figures?.some(({ lines }) => lines) ? rest.figures : rest.numbers) ?? [];
    const unbacked = title === undefined || rest.numbers?.length === 2 ? [] : titleFaults(title, rows);
    const stated = texts(rest)
      // An address, a question and a heading state nothing of the data.
      .filter(({ text }) => comparing.test(text) && !text.startsWith('/') && !text.endsWith('?'))
      .filter(({ text, beside }) => !backed.test(text) && !backed.test(beside))
      .map(({ text }) => text);
    return [...unbacked, ...stated].map((text) => `${address}: ${text}`);
  });
}

/** Figures whose title compares must draw what their intervals allow: every drawn value with bounds, or as k of n. */
function unboundedFigures(site: Site): string[] {
  return [...everyFigure(site).values()].flatMap(({ id, title, sub, source, chart, table, definitions }) => {
    const faulty = [
      ...(/n = |n below|weeks since/.test(sub) || chart.kind === 'interval-dots' ? [] : ['no n']),
      ...(/interval|all there are|limits from/.test(sub) || chart.kind === 'histogram'
        ? []
        : ['no interval']),
      ...(/^Source: .*as of \d+ \w+ \d{4}\./.test(source) ? [] : ['no source or date']),
      ...(definitions.length > 0 && definitions.every(({ href }) => href) ? [] : ['no definition']),
      ...(table.rows.length > 0 && table.rows.every((row) => row.length === table.columns.length)
        ? []
        : ['a crooked table']),
      ...(title === chart.data.label ? [] : ['a screen reader hears another finding']),
    ];
    return faulty.map((fault) => `${id}: ${fault}`);
  });
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
    const stated = [...pagesOf(site).values()].flatMap((view) => texts(view));
    expect(stated.filter(({ text }) => comparing.test(text)).length).toBeGreaterThan(20);
    expect(bareClaims(site)).toEqual([]);
  });

  it('carry, in every figure, its n, interval, source, date, definition and the same words for a screen reader', () => {
    const site = siteWith(file);
    expect(everyFigure(site).size).toBeGreaterThan(60);
    expect(unboundedFigures(site)).toEqual([]);
  });

  it('would be caught with a title that says more than its rows', () => {
    const rows = [
      { title: 'Time to contain', lines: ['95% interval 2 to 3 h, n = 40', 'Better. 2026-Q2: 5 h, n = 30'] },
      { title: 'Incidents', lines: ['n = 40', 'No clear change. 2026-Q2: 44, n = 44'] },
    ];
    expect(titleFaults('Time to contain is shorter than in the quarter before', rows)).toEqual([]);
    for (const wrong of [
      'Incidents is lower than in the quarter before',
      'Time to contain is shorter and incidents is lower than in the quarter before',
      'Incidents changed; nothing is clearly better or worse than in the quarter before',
      'Of 2 figures compared with the quarter before, 2 are better, none is worse',
    ])
      expect(titleFaults(wrong, rows), wrong).not.toEqual([]);
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
    expect(JSON.stringify([...pagesOf(siteWith({ ...file, results })).values()])).not.toContain('unheard-of');
  });

  it('say what is missing, never 0', () => {
    const rows = chapterView(siteWith(file), 'triage')?.figures ?? [];
    const agreement = rows.find(({ title }) => title === 'Verdict agreement');
    expect(agreement).toMatchObject({
      value: '–',
      lines: [expect.stringContaining('content/exports/mssp-feedback.csv')],
    });
  });
});
