import { describe, expect, it } from 'vitest';
import { metricsArguments, UsageError } from '#lib/metrics/arguments.ts';

describe('the command line of metrics', () => {
  it('has defaults', () => {
    expect(metricsArguments([])).toMatchObject({
      ...{ exports: 'content/exports', out: 'content/metrics/metrics.json', json: false },
      memory: 1024 ** 3,
    });
  });

  it('turns instants into UTC and sizes into bytes', () => {
    const read = metricsArguments(['--as-of', '2026-10-01T00:00:00+02:00', '--memory', '1500MB']);
    expect([read.asOf, read.memory]).toEqual(['2026-09-30T22:00:00Z', 1500 * 1024 ** 2]);
  });

  it('writes nothing with --json alone', () => {
    expect(metricsArguments(['--json']).out).toBeUndefined();
  });

  it('names what it does not understand', () => {
    const wrong = [
      [['--timezone', 'Mars/Base'], /Mars\/Base/],
      [['--period', '2026-Q7', '--json'], /2026-Q7/],
      [['--period', '2026-Q3'], /--out/],
      [['--as-of', 'yesterday'], /yesterday/],
      [['--as-of', '2026-13-01'], /2026-13-01/],
      [['--today', '2026-02-30'], /Feb 2026 has 28 days/],
      [['--memory', 'lots'], /lots/],
      [['--colour'], /--colour/],
      [['stray'], /stray/],
    ] as const;
    for (const [argv, message] of wrong) {
      expect(() => metricsArguments(argv)).toThrow(UsageError);
      expect(() => metricsArguments(argv)).toThrow(message);
    }
  });
});
