import { describe, expect, it } from 'vitest';
import { withoutStack } from '#lib/publish/astro.ts';
import { counted, sizeInWords, stepsTo } from '#lib/publish/steps.ts';

describe('the steps of a build', () => {
  it('are one line each: name, what came of it, time', async () => {
    const said: string[] = [];
    let clock = 0;
    const { step, note } = stepsTo(
      (line) => said.push(line),
      () => (clock += 600),
    );
    await step(
      'check',
      () => 77,
      (n) => counted(n, 'file'),
    );
    note('metrics', 'none yet');
    expect(said).toEqual([`check      77 files${' '.repeat(24)}0.6 s`, 'metrics    none yet']);
  });

  it('say nothing of a step that failed', async () => {
    const said: string[] = [];
    const { step } = stepsTo(
      (line) => said.push(line),
      () => 0,
    );
    await expect(
      step(
        'pages',
        () => Promise.reject(new Error('no')),
        () => '',
      ),
    ).rejects.toThrow('no');
    expect(said).toEqual([]);
  });

  it('count and measure in words', () => {
    expect([counted(1, 'page'), counted(0, 'page')]).toEqual(['1 page', '0 pages']);
    expect([1, 999_500, 1_234_567].map(sizeInWords)).toEqual(['1 kB', '1.0 MB', '1.2 MB']);
  });
});

describe('what Astro said', () => {
  it('is shown from its error on, without colours, stack or places in our code', () => {
    const said = [
      '\u001b[32m10:00 [build] output: static\u001b[39m',
      '\u001b[31m[AstroUserError] content/x.mdx:1:1: error: "title" is missing\u001b[39m',
      '  Location:',
      '    /srv/portal/src/loaders/refuse.ts:12:8',
      '  Stack trace:',
      '    at refuse (/srv/portal/src/loaders/refuse.ts:12:8)',
    ];
    expect(withoutStack(said.join('\n'))).toBe(
      '[AstroUserError] content/x.mdx:1:1: error: "title" is missing',
    );
  });

  it('is its last lines when it names no error', () => {
    const lines = Array.from({ length: 30 }, (_, n) => `line ${n}`);
    expect(withoutStack(lines.join('\n')).split('\n')).toEqual(lines.slice(-12));
  });
});
