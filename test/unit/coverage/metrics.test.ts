import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentMetrics } from '#lib/coverage/metrics.ts';
import { ruleRows } from '#lib/coverage/rule-rows.ts';
import { contentCatalogue } from '#lib/metrics/catalogue/catalogue.ts';
import { metricResult } from '#lib/model/metrics.ts';
import type { Entry } from '#lib/model/entry.ts';
import { contentOf, entry } from './portfolio.ts';

const today = '2026-11-24';
const date = fc
  .integer({ min: -500, max: 120 })
  .map((n) => new Date(Date.parse(today) + n * 86_400_000).toISOString().slice(0, 10));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const status = fc.constantFrom('active', 'active', 'draft', 'deprecated');
const action = fc.record({ text: fc.constant('x'), due: date, done: maybe(date) });
const pages = fc.record({
  procedure: fc.array(
    fc.record({ status, reviewed: maybe(date), review_every: fc.constantFrom('30d', '180d', '36h') }),
    { maxLength: 5 },
  ),
  exercise: fc.array(
    fc.record({
      status,
      date,
      reviewed: maybe(date),
      procedures: fc.subarray(['procedure-0', 'procedure-1', 'procedure-2']),
      findings: maybe(fc.array(action, { maxLength: 9 })),
    }),
    { maxLength: 4 },
  ),
  preparation: fc.array(
    fc.record({
      status,
      cadence: fc.constantFrom('30d', '90d'),
      tests: maybe(
        fc.array(fc.record({ on: date, result: fc.constantFrom('ready', 'partial', 'missing') }), {
          maxLength: 4,
        }),
      ),
    }),
    { maxLength: 6 },
  ),
  'use-case': fc.array(
    fc.record({
      lifecycle: fc.constantFrom('live', 'paused'),
      reviewed: maybe(date),
      exceptions: maybe(fc.array(fc.record({ expires: date }), { maxLength: 5 })),
    }),
    { maxLength: 5 },
  ),
});
type Pages = typeof pages extends fc.Arbitrary<infer T> ? T : never;

function contentFrom(drafts: Pages) {
  return contentOf(
    Object.entries(drafts).flatMap(([kind, list]) =>
      list.map((data, i) => entry(kind as keyof Pages, `${kind}-${i}`, data) as Entry),
    ),
  );
}

/** Days by adding one at a time, and lists read from top to bottom. */
function plus(day: string, count: number): string {
  const instant = new Date(`${day}T12:00Z`);
  for (let i = 0; i < count; i += 1) instant.setUTCDate(instant.getUTCDate() + 1);
  return instant.toISOString().slice(0, 10);
}

function naive(drafts: Pages): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  const live = drafts.procedure
    .map((data, i) => ({ data, id: `procedure-${i}` }))
    .filter(({ data }) => data.status === 'active');
  const used = (id: string) =>
    drafts.exercise.some(
      (e) =>
        e.status === 'active' && e.date <= today && plus(e.date, 365) >= today && e.procedures.includes(id),
    );
  answer['exercise-recency'] = `${live.filter(({ id }) => used(id)).length}/${live.length}`;

  const period = { '30d': 30, '180d': 180, '36h': 2 };
  let [fresh, all] = [0, 0];
  for (const page of [
    ...drafts.procedure,
    ...drafts.exercise,
    ...drafts.preparation,
    ...drafts['use-case'],
  ]) {
    const inForce = 'lifecycle' in page ? page.lifecycle === 'live' : page.status === 'active';
    if (!inForce) continue;
    all += 1;
    const every = 'review_every' in page ? period[page.review_every as '30d'] : 180;
    if ('reviewed' in page && page.reviewed !== undefined && plus(page.reviewed, every) >= today) fresh += 1;
  }
  answer['review-freshness'] = `${fresh}/${all}`;

  const ends = drafts['use-case'].flatMap((page) =>
    page.lifecycle === 'live' ? (page.exceptions ?? []).map(({ expires }) => expires) : [],
  );
  const expired = ends.filter((end) => end < today).length;
  answer['exceptions'] =
    `${expired}/${ends.length} active ${ends.length - expired} soon ${ends.filter((end) => end >= today && end <= plus(today, 30)).length}`;

  const items = drafts.preparation.filter(({ status }) => status !== 'deprecated');
  const ready = items.filter(({ tests }) => {
    let newest: { on: string; result: string } | undefined;
    for (const test of tests ?? []) if (!newest || test.on >= newest.on) newest = test;
    return newest?.result === 'ready';
  });
  answer['preparation-readiness'] = `${ready.length}/${items.length}`;

  const held = drafts.exercise.filter((e) => e.status === 'active' && e.date <= today);
  const actions = held.flatMap((e) =>
    (e.findings ?? []).map((a) => ({ ...a, from: e.date, open: a.done === undefined || a.done > today })),
  );
  const count = (from: string, to: string) => {
    let [n, day] = [0, from];
    while (day < to) [n, day] = [n + 1, plus(day, 1)];
    return n * 86_400;
  };
  const times = actions.map((a) => ({
    seconds: count(a.from, a.open ? today : (a.done ?? '')),
    open: a.open,
  }));
  let [s, median] = [1, null as number | null];
  for (const t of [...new Set(times.map(({ seconds }) => seconds))].sort((x, y) => x - y)) {
    s *=
      1 - times.filter((x) => x.seconds === t && !x.open).length / times.filter((x) => x.seconds >= t).length;
    if (median === null && s <= 0.5 + 1e-9) median = t;
  }
  const late = actions.filter((a) => a.open && a.due < today).length;
  answer['actions-overdue'] =
    `${late}/${actions.length} open ${times.filter(({ open }) => open).length} median ${actions.length < 5 ? 'few' : median}`;
  return answer;
}

describe('metrics of the pages', () => {
  it('agree with lists that are read from top to bottom', () => {
    fc.assert(
      fc.property(pages, (drafts) => {
        const found = Object.fromEntries(
          contentMetrics(contentFrom(drafts), today).map((result) => [result.metric, result]),
        );
        const of = (id: string) => `${found[id]?.k ?? 0}/${found[id]?.n ?? 0}`;
        const { parts } = found['exceptions'] ?? {};
        const actions = found['actions-overdue'];
        const median = (actions?.n ?? 0) < 5 ? 'few' : actions?.median;
        expect({
          'exercise-recency': of('exercise-recency'),
          'review-freshness': of('review-freshness'),
          exceptions: `${of('exceptions')} active ${parts?.['active']} soon ${parts?.['expiring']}`,
          'preparation-readiness': of('preparation-readiness'),
          'actions-overdue': `${of('actions-overdue')} open ${actions?.open ?? 0} median ${median}`,
        }).toEqual(naive(drafts));
      }),
    );
  });

  it('are results as the schema wants them, one of each definition, with no interval where all were looked at', () => {
    const results = contentMetrics(contentOf([]), today);
    expect(results.map(({ metric }) => metric)).toEqual(contentCatalogue.map(({ id }) => id));
    for (const result of results) expect(metricResult.parse(result)).toEqual(result);
    expect(results.filter(({ interval }) => interval)).toEqual([]);
    expect(results.every(({ period }) => period === '2026-Q4')).toBe(true);
  });

  it('say what no page holds, never 0', () => {
    const done = contentMetrics(contentOf([]), today).find(({ metric }) => metric === 'reviews-done');
    expect([done?.status, done?.missing?.length]).toEqual(['not-in-source', 1]);
  });
});

describe('the rules of use cases', () => {
  it('are those of live ones that were not decided against', () => {
    const content = [
      { origin: 'own', product: 'x', rule: 'ours' },
      { origin: 'vendor', product: 'x', rule: 'theirs', relevance: { decision: 'enable-tuned' } },
      { origin: 'vendor', product: 'x', rule: 'refused', relevance: { decision: 'reject' } },
    ];
    const useCase = { lifecycle: 'live', content, tuned_on: '2026-10-05', expected_volume: 3 };
    const rows = ruleRows(
      contentOf([
        entry('use-case', 'a', useCase),
        entry('use-case', 'b', { ...useCase, lifecycle: 'paused' }),
      ]),
    );
    expect(rows).toEqual(
      ['ours', 'theirs'].map((rule) => ({ rule, useCase: 'a', tunedOn: '2026-10-05', expectedPerWeek: 3 })),
    );
    expect(ruleRows(undefined)).toEqual([]);
  });
});
