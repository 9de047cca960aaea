import { emptyCell } from '#lib/metrics/cell.ts';
import { contentCatalogue } from '#lib/metrics/catalogue/catalogue.ts';
import { durationFigures } from '#lib/metrics/result/duration.ts';
import { wholeFigures } from '#lib/metrics/result/proportion.ts';
import { collectionNames } from '#lib/model/collection.ts';
import { addDays, daysBetween } from '#lib/model/date.ts';
import { days } from '#lib/model/duration.ts';
import type { Content } from '#lib/model/entry.ts';
import type { MetricResult } from '#lib/model/metrics.ts';
import { isLive } from '#lib/model/tier.ts';
import { coverage, totalScore } from './coverage.ts';
import { exceptionState, type ExceptionState } from './exceptions.ts';
import { preparationState } from './readiness.ts';

/** Figures of one metric: what a result says beside its place. */
type Figures = Pick<MetricResult, 'status' | 'n'> & Partial<MetricResult>;

const [year, daySeconds] = [365, 86_400];

/**
 * The metrics of the pages themselves on `today` (YYYY-MM-DD), as results of the quarter that holds it, in the order
 * of their catalogue. They depend on nothing else.
 */
export function contentMetrics(content: Content, today: string): MetricResult[] {
  const period = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  return contentCatalogue.map(({ id, definition, unit, clocks }) => ({
    ...{ metric: id, definition, period, slice: {} },
    ...(clocks?.[0] ? { clock: clocks[0] } : {}),
    unit,
    ...(figures[id]?.(content, today) ?? { status: 'none', n: 0 }),
  }));
}

const figures: Record<string, (content: Content, today: string) => Figures> = {
  'validated-coverage': (content, today) => {
    const { covered, questions, accepted } = totalScore(coverage(content, today));
    return { ...wholeFigures(covered, questions), parts: { accepted } };
  },
  exceptions: ({ entries }, today) => {
    const states = entries['use-case']
      .filter(({ data }) => isLive(data))
      .flatMap(({ data }) => (data.exceptions ?? []).map(({ expires }) => exceptionState(expires, today)));
    const count = (state: ExceptionState) => states.filter((one) => one === state).length;
    const [expiring, expired] = [count('expiring'), count('expired')];
    return {
      ...wholeFigures(expired, states.length),
      parts: { active: states.length - expired, expiring, expired },
    };
  },
  'preparation-readiness': ({ entries }, today) => {
    const states = entries.preparation
      .filter(({ data }) => data.status !== 'deprecated')
      .map((entry) => preparationState(entry, today));
    const parts = { ready: 0, partial: 0, missing: 0, untested: 0, overdue: 0 };
    for (const { result, overdue } of states) {
      parts[result] += 1;
      if (overdue) parts.overdue += 1;
    }
    return { ...wholeFigures(parts.ready, states.length), parts };
  },
  'exercise-recency': ({ entries }, today) => {
    const held = entries.exercise.filter(
      ({ data }) => isLive(data) && data.date <= today && daysBetween(data.date, today) <= year,
    );
    const practised = new Set(held.flatMap(({ data }) => data.procedures));
    const live = entries.procedure.filter(({ data }) => isLive(data));
    return wholeFigures(live.filter(({ id }) => practised.has(id)).length, live.length);
  },
  'review-freshness': ({ entries }, today) => {
    const live = collectionNames.flatMap((name) => entries[name].filter(({ data }) => isLive(data)));
    const fresh = live.filter(
      ({ data }) => data.reviewed !== undefined && addDays(data.reviewed, days(data.review_every)) >= today,
    );
    return wholeFigures(fresh.length, live.length);
  },
  'reviews-done': () => ({
    ...{ status: 'not-in-source', n: 0 },
    missing: ['a date of review for each incident: neither exports nor pages hold one yet'],
  }),
  'actions-overdue': ({ entries }, today) => actionFigures(entries.exercise, today),
};

/** Actions of the exercises that were held: how long they took, open ones counted as longer than so far. */
function actionFigures(exercises: Content['entries']['exercise'], today: string): Figures {
  const actions = exercises
    .filter(({ data }) => isLive(data) && data.date <= today)
    .flatMap(({ data }) => (data.findings ?? []).map((action) => ({ ...action, from: data.date })));
  const lengths = actions.map(({ from, done }) => {
    // What is done after today is not done yet.
    const finished = done !== undefined && done <= today;
    return { finished, seconds: Math.max(0, daysBetween(from, finished ? done : today)) * daySeconds };
  });
  const sorted = lengths.toSorted((a, b) => a.seconds - b.seconds);
  const those = (finished: boolean) =>
    sorted.filter((length) => length.finished === finished).map(({ seconds }) => seconds);
  const cell = emptyCell();
  cell.sample = { finished: those(true), open: those(false) };
  cell.outcomes.set('finished', cell.sample.finished.length);
  const late = actions.filter(({ due, done }) => due < today && (done === undefined || done > today));
  return { status: 'none', n: 0, ...durationFigures(cell, 'KM', undefined), k: late.length };
}
