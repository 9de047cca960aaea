import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bars } from '#lib/charts/bars.ts';
import { countBeyond, drawnBins } from '#lib/charts/bins.ts';
import { placeFlags } from '#lib/charts/flags.ts';
import { responsive } from '#lib/charts/frame.ts';
import { histogram } from '#lib/charts/histogram.ts';
import { intervalDots } from '#lib/charts/interval-dots.ts';
import { boxOf, overlap } from '#lib/charts/labels.ts';
import { tally } from '#lib/charts/tally.ts';
import { threatGrid } from '#lib/charts/threat-grid.ts';
import { smallTrend, trend } from '#lib/charts/trend.ts';
import { faults, wordsOf } from './picture.ts';

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;
const texts = (svg: string) => wordsOf(svg).map(({ text }) => text);
const frames = [{ width: 340 }, { width: 740 }, { width: 1168 }];

describe('responsive', () => {
  it('draws twice, for phones and for the column, with the classes the style sheet picks by', () => {
    const both = responsive(
      (frame) => tally({ label: `at ${frame.width}`, k: 1, n: 2 }) + JSON.stringify(frame),
    );
    expect(both).toContain('{"width":740,"show":"wid"}');
    expect(both).toContain('{"width":340,"show":"nar"}');
    const svg = responsive((frame) =>
      bars({ label: 'Alerts', bars: [{ period: '2026-W40', count: 1 }] }, frame),
    );
    expect([...svg.matchAll(/<svg [^>]*class="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'c sp wid',
      'c sp nar',
    ]);
  });
});

describe('a histogram', () => {
  const bins = [
    [0, 60, 3],
    [60, 120, 5],
    [120, null, 2],
  ] as const;

  it('says how many are later than agreed, and draws those bars as a breach', () => {
    const svg = histogram({ label: 'x', bins, target: { value: 60 } });
    expect(texts(svg)).toContain('7 later (70%)');
    const few = histogram({
      label: 'x',
      bins: [
        [0, 60, 3],
        [60, 120, 4],
      ],
      target: { value: 60 },
    });
    expect(texts(few)).toContain('4 of 7 later');
    expect([count(svg, /class="c1f"/g), count(svg, /class="c2f"/g)]).toEqual([1, 2]);
  });

  it('does not guess how many are later when the target lies inside a bin', () => {
    const svg = histogram({ label: 'x', bins, target: { value: 90 } });
    expect(texts(svg).some((text) => text.includes('later'))).toBe(false);
    expect(texts(histogram({ label: 'x', bins, target: { value: 90, later: 4 } }))).toContain(
      '4 later (40%)',
    );
    expect(countBeyond(drawnBins(bins), 120)).toBe(2);
    expect(countBeyond(drawnBins(bins), 121)).toBeUndefined();
  });

  it('fills a hole in the row of bins, and refuses bins that overlap', () => {
    expect(
      drawnBins([
        [0, 10, 1],
        [30, 40, 1],
      ]).map((bin) => bin.count),
    ).toEqual([1, 0, 1]);
    expect(() =>
      drawnBins([
        [0, 20, 1],
        [10, 30, 1],
      ]),
    ).toThrow('overlaps its neighbour');
  });

  it('is sound whatever the bins, the median and the target', () => {
    const widths = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 90_000 }), fc.integer({ min: 0, max: 99_999 })),
      {
        minLength: 1,
        maxLength: 24,
      },
    );
    const share = fc.double({ min: 0, max: 1.2, noNaN: true });
    fc.assert(
      fc.property(
        widths,
        share,
        share,
        fc.boolean(),
        fc.constantFrom(...frames),
        (rows, at, agreed, open, frame) => {
          let from = 0;
          const made = rows.map(([width, n], index) => {
            const bin = [from, open && index === rows.length - 1 ? null : from + width, n] as const;
            from += width;
            return bin;
          });
          const median = { value: at * from, low: at * from * 0.8, high: open ? null : at * from * 1.3 };
          expect(
            faults(histogram({ label: 'x', bins: made, median, target: { value: agreed * from } }, frame)),
          ).toEqual([]);
        },
      ),
    );
  });
});

describe('a trend', () => {
  const point = (period: string, value: number | null, n = 20) => ({
    period,
    value,
    low: value,
    high: value,
    n,
  });

  it('breaks its line where a month is missing or null', () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
    const whole = months.map((month) => point(month, 4));
    const strokes = (svg: string) => count(/<path d="([^"]*)" class="c1s"/.exec(svg)?.[1] ?? '', /M/g);
    expect(strokes(trend({ label: 'x', unit: 'count', points: whole }))).toBe(1);
    const holed = whole.filter((_, index) => index !== 2);
    expect(strokes(trend({ label: 'x', unit: 'count', points: holed }))).toBe(2);
    expect(texts(smallTrend({ label: 'x', unit: 'count', points: holed }))).toContain('no data');
    expect(trend({ label: 'x', unit: 'count', points: whole.with(2, point('2026-03', null)) })).toBe(
      trend({ label: 'x', unit: 'count', points: holed }),
    );
  });

  it('draws a point of fewer than 10 cases hollow', () => {
    const draw = (n: number) =>
      trend({ label: 'x', unit: 'count', points: [point('2026-01', 3), point('2026-02', 4, n)] });
    expect(draw(9)).toContain('class="hol c1s"');
    expect(draw(10)).not.toContain('class="hol c1s"');
  });

  it('labels the first and the last value', () => {
    const points = [point('2026-01', 120), point('2026-02', 180), point('2026-03', 240)];
    expect(texts(smallTrend({ label: 'x', unit: 'seconds', points }))).toEqual(
      expect.arrayContaining(['2 min', '4 min']),
    );
  });

  it('marks only values outside their expected range', () => {
    const points = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month, index) =>
      point(month, [5, 9, 5, 9][index] ?? 0),
    );
    const expected = [{ from: '2026-01', to: '2026-03', center: 5, low: 3, high: 7 }];
    expect(count(trend({ label: 'x', unit: 'count', points, expected }), /class="c2f"/g)).toBe(1);
  });

  it('is sound whatever its values', () => {
    const value = fc.option(
      fc.tuple(fc.integer({ min: 0, max: 4_000_000 }), fc.double({ min: 0, max: 1, noNaN: true })),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.constantFrom(...frames),
        fc.constantFrom(trend, smallTrend),
        (values, target, frame, draw) => {
          const points = values.map((one, index) => ({
            period: `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
            value: one?.[0] ?? null,
            low: one ? one[0] * one[1] : null,
            high: one ? one[0] * (1 + one[1]) : null,
          }));
          const marks = [
            { period: points.at(-1)?.period ?? '', text: 'Something changed here and we say what' },
          ];
          expect(
            faults(draw({ label: 'x', unit: 'seconds', points, target: { value: target }, marks }, frame)),
          ).toEqual([]);
        },
      ),
    );
  });
});

describe('interval dots', () => {
  const row = { label: 'Rule', value: 0.5, low: 0.2, high: 0.8 };

  it('are hollow below 10 cases, and have a word for a breach', () => {
    const draw = (n: number) => intervalDots({ label: 'x', unit: 'share', rows: [{ ...row, n }] });
    expect(draw(9)).toContain('class="hol c1s"');
    expect(draw(10)).not.toContain('class="hol c1s"');
    const missed = intervalDots({ label: 'x', unit: 'share', rows: [{ ...row, target: 0.6, breach: true }] });
    expect(texts(missed)).toContain('50%, missed 60%');
    expect(missed).toContain('class="c2f"');
  });

  it('show every case and no dot where there are too few', () => {
    const svg = intervalDots({
      label: 'x',
      unit: 'seconds',
      rows: [{ label: 'SEV1', value: null, cases: [60, 90, 300] }],
    });
    expect(count(svg, /<circle/g)).toBe(3);
    expect(texts(svg)).toContain('too few: 3 cases');
  });

  it('have the axis 0 to 100 % for shares', () => {
    expect(texts(intervalDots({ label: 'x', unit: 'share', rows: [row] }))).toEqual(
      expect.arrayContaining(['0', '25', '50', '75', '100%']),
    );
  });
});

describe('bars', () => {
  it('tell a week without data from a week with none', () => {
    const draw = (second: number | null) =>
      bars({
        label: 'x',
        bars: [
          { period: '2026-W40', count: 2 },
          { period: '2026-W41', count: second },
          { period: '2026-W42', count: 3 },
        ],
      });
    expect(texts(draw(null))).toContain('no data');
    expect(texts(draw(0))).not.toContain('no data');
    expect(texts(draw(0)).filter((text) => text === '0')).toHaveLength(2);
  });

  it('are sound whatever the counts and marks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(300_000)), { minLength: 1, maxLength: 52 }),
        fc.array(fc.tuple(fc.nat(51), fc.string({ minLength: 1, maxLength: 50 })), { maxLength: 3 }),
        fc.constantFrom(...frames),
        (counts, marked, frame) => {
          const week = (index: number) => `2026-W${String(index + 1).padStart(2, '0')}`;
          const rows = counts.map((one, index) => ({
            period: week(index),
            count: one,
            part: Math.floor((one ?? 0) / 3),
          }));
          const marks = marked.map(([index, text]) => ({ period: week(index), text }));
          const words = { whole: 'All alerts', part: 'True positive' };
          expect(faults(bars({ label: 'x', bars: rows, marks, words }, frame))).toEqual([]);
        },
      ),
    );
  });
});

describe('flags', () => {
  it('never overlap in words and never leave the chart', () => {
    const flag = fc.record({
      x: fc.integer({ min: 0, max: 340 }),
      text: fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,6}$/),
    });
    fc.assert(
      fc.property(fc.array(flag, { maxLength: 6 }), (given) => {
        const { placed } = placeFlags(
          given.map(({ x, text }) => ({ x, words: [{ text, classes: 'i' }] })),
          340,
        );
        expect(placed).toHaveLength(given.length);
        const boxes = placed.flatMap(({ labels }) => labels.map(boxOf));
        boxes.forEach((box, index) => {
          expect(box.left).toBeGreaterThanOrEqual(-0.01);
          expect(box.right).toBeLessThanOrEqual(340.01);
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(0);
        });
      }),
    );
  });
});

describe('a tally', () => {
  it('fills k of n squares and says so', () => {
    const svg = tally({ label: 'validated', k: 19, n: 31 });
    expect([count(svg, /class="c1f"/g), count(svg, /class="lead"/g)]).toEqual([19, 12]);
    expect(svg).toContain('aria-label="19 of 31 validated"');
  });

  it('refuses numbers that are no tally', () => {
    expect(() => tally({ label: 'x', k: 4, n: 3 })).toThrow('it was given 4 of 3');
  });
});

describe('a threat grid', () => {
  const threat = (rank: number, likelihood: number, impact: number) => ({
    rank,
    name: `Threat ${rank}`,
    likelihood,
    impact,
  });

  it('shows every rank, however many share a cell', () => {
    const threats = Array.from({ length: 23 }, (_, index) => threat(index + 1, 3, 3));
    for (const frame of frames) {
      const svg = threatGrid({ label: 'x', threats }, frame);
      const ranks = wordsOf(svg).filter(({ classes }) => classes.includes('hol'));
      expect(ranks.map(({ text }) => Number(text))).toEqual(threats.map(({ rank }) => rank));
      expect(faults(svg)).toEqual([]);
    }
  });

  it('puts more likely to the right and worse to the top', () => {
    const svg = threatGrid({ label: 'x', threats: [threat(1, 5, 5), threat(2, 1, 1)] });
    const [first, second] = ['1', '2'].map((rank) =>
      wordsOf(svg).find(({ text, classes }) => text === rank && classes.includes('hol')),
    );
    expect(first!.left).toBeGreaterThan(second!.left);
    expect(first!.top).toBeLessThan(second!.top);
  });

  it('refuses a score outside 1 to 5 by name', () => {
    expect(() => threatGrid({ label: 'x', threats: [threat(7, 6, 1)] })).toThrow(
      '"Threat 7" has likelihood 6',
    );
  });
});

describe('a number that is none', () => {
  it('stops the chart instead of drawing nonsense', () => {
    const bad = () =>
      trend({ label: 'x', unit: 'count', points: [{ period: '2026-01', value: Number.NaN }] });
    expect(bad).toThrow('no finite number');
  });
});
