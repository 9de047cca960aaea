import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatKOfN,
  formatRange,
  formatShare,
  formatValue,
} from '#lib/charts/format.ts';

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [45, '45 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [252, '4.2 min'],
    [37 * 60, '37 min'],
    [7200, '120 min'],
    [7260, '2 h'],
    [15_120, '4.2 h'],
    [47 * 3600, '47 h'],
    [48 * 3600, '2 d'],
    [3 * 86_400, '3 d'],
    [86_400 * 9.96, '10 d'],
    [86_400 * 1234, '1,234 d'],
  ])('tells %d s as %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe('counts and shares', () => {
  it('separates thousands with a comma whatever the machine speaks', () => {
    expect(formatCount(1198)).toBe('1,198');
    expect(formatCount(1_234_567)).toBe('1,234,567');
    expect(formatCount(4.52)).toBe('4.5');
    expect([0, 0.004, 0.4585, 0.996].map(formatCount)).toEqual(['0', '0', '0.46', '1']);
    expect(formatKOfN(12, 1340)).toBe('12 of 1,340');
  });

  it.each([
    [0, '0%'],
    [0.0004, 'under 0.1%'],
    [0.004, '0.4%'],
    [0.27, '27%'],
    [0.996, '99.6%'],
    [0.9999, '99.9%'],
    [1, '100%'],
  ])('tells the share %d as %s, and never rounds to all or none', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it('picks the words by unit', () => {
    expect(['seconds', 'count', 'share'].map((unit) => formatValue(1, unit as 'count'))).toEqual([
      '1 s',
      '1',
      '100%',
    ]);
  });
});

describe('ranges', () => {
  it.each([
    [35 * 60, 39 * 60, 'seconds', '35 to 39 min'],
    [7200, 25_200, 'seconds', '2 to 7 h'],
    [3000, 10_800, 'seconds', '50 min to 3 h'],
    [0, 10_800, 'seconds', '0 to 3 h'],
    [660, 665, 'seconds', '11 min'],
    [2100, null, 'seconds', '35 min or more'],
    [null, 2340, 'seconds', 'up to 39 min'],
    [0.25, 0.3, 'share', '25 to 30%'],
    [89, 1139, 'count', '89 to 1,139'],
    [null, null, 'count', 'not known'],
  ] as const)('tells %s to %s %s as %s', (low, high, unit, text) =>
    expect(formatRange(low, high, unit)).toBe(text),
  );
});

describe('dates', () => {
  it('are written 24 Nov 2026, in UTC', () => {
    expect(formatDate('2026-11-24')).toBe('24 Nov 2026');
    expect(formatDate(new Date('2026-09-01T00:00:00Z'))).toBe('1 Sep 2026');
  });

  it('that are none are refused with what was expected', () => {
    expect(() => formatDate('soon')).toThrow('"soon" is not a date such as 2026-11-24');
  });
});
