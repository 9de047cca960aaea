import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel } from '#lib/charts/funnel.ts';
import { censorPlaces, type Step } from '#lib/charts/survival-steps.ts';
import { survival } from '#lib/charts/survival.ts';
import { faults, wordsOf } from './picture.ts';

const frames = fc.constantFrom({ width: 340 }, { width: 740 }, { width: 1168 });
const texts = (svg: string) => wordsOf(svg).map(({ text }) => text);

/** Kaplan–Meier by hand: durations, and whether each ended. */
function curveOf(cases: readonly { time: number; end: boolean }[]): Step[] {
  const times = [...new Set(cases.filter(({ end }) => end).map(({ time }) => time))].toSorted(
    (a, b) => a - b,
  );
  let share = 1;
  const steps = times.map((time): Step => {
    const atRisk = cases.filter((one) => one.time >= time).length;
    share *= 1 - cases.filter((one) => one.end && one.time === time).length / atRisk;
    return [time, share, Math.max(0, share - 0.1), Math.min(1, share + 0.1), atRisk];
  });
  return [[0, 1, 1, 1, cases.length], ...steps];
}

const anyCases = fc.array(fc.record({ time: fc.integer({ min: 1, max: 40_000_000 }), end: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

describe('a survival curve', () => {
  it('is sound whatever the cases, the median and the target', () => {
    fc.assert(
      fc.property(anyCases, fc.nat(1e8), fc.nat(1e8), frames, (cases, middle, agreed, frame) => {
        const median = { value: middle, low: null, high: middle * 2 };
        const data = { label: 'x', steps: curveOf(cases), median, target: { value: agreed } };
        expect(faults(survival(data, frame))).toEqual([]);
      }),
    );
  });

  it('marks where cases stopped being followed, and only there', () => {
    const places = (cases: { time: number; end: boolean }[]) =>
      censorPlaces(curveOf(cases), { x: (time) => time, y: (share) => 1 - share }, 0).length;
    fc.assert(
      fc.property(anyCases, (cases) => {
        const finished = cases.map(({ time }) => ({ time, end: true }));
        expect(places(finished)).toBe(0);
      }),
    );
    const some = [
      { time: 10, end: true },
      { time: 20, end: false },
      { time: 30, end: true },
      { time: 40, end: true },
    ];
    expect(places(some)).toBe(1);
  });

  it('counts the cases at risk under each tick of the axis', () => {
    const cases = [60, 120, 900, 4000, 8000].map((time) => ({ time, end: true }));
    const svg = survival({ label: 'x', steps: curveOf(cases) }, { width: 1168 });
    const row = wordsOf(svg).filter(({ top }) => top > 210);
    expect(texts(svg)).toContain('At risk');
    // Just before 10 s and 1 min all five, before 5 and 15 min three, before 1 h two, before 4 h none.
    expect(row.map(({ text }) => text).filter((text) => /^\d$/.test(text))).toEqual([
      '5',
      '5',
      '3',
      '3',
      '2',
      '0',
    ]);
  });

  it('draws no median that was not reached', () => {
    const svg = survival({
      label: 'x',
      steps: curveOf([
        { time: 60, end: true },
        { time: 90, end: false },
        { time: 95, end: false },
      ]),
    });
    expect(texts(svg).join()).not.toContain('Median');
  });
});

describe('a funnel', () => {
  it('is sound whatever the counts and the names', () => {
    const stage = fc.record({
      label: fc.string({ maxLength: 40 }),
      count: fc.option(fc.nat(2_000_000)),
      note: fc.string({ maxLength: 60 }),
    });
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 6 }), frames, (stages, frame) => {
        expect(faults(funnel({ label: 'x', stages }, frame))).toEqual([]);
      }),
    );
  });

  it('shows a stage that no source counts, and never as nought', () => {
    const svg = funnel({
      label: 'x',
      stages: [
        { label: 'Alerts', count: 9 },
        { label: 'Escalated', count: null, note: 'not in our exports' },
      ],
    });
    expect(texts(svg)).toContain('not in our exports');
    expect(texts(svg)).not.toContain('0');
  });
});
