import { describe, expect, it } from 'vitest';
import { progressOn, sizeText, stepLine } from '#lib/cli/progress.ts';
import { selectFiles } from '#lib/cli/paths.ts';
import { todayOf } from '#lib/cli/today.ts';

describe('progress', () => {
  it('says each step with its time and size on a terminal, and hands the result on', async () => {
    let said = '';
    let clock = 0;
    const progress = progressOn(
      { isTTY: true, write: (text: string) => (said += text) },
      () => (clock += 1234),
    );
    expect(
      await progress.step(
        'build pages',
        () => 'abc',
        (text) => text.length * 1e6,
      ),
    ).toBe('abc');
    expect(said).toBe('  build pages                    1.2 s    3.0 MB\n');
  });

  it('is silent in a pipe', async () => {
    let said = '';
    const progress = progressOn({ write: (text: string) => (said += text) }, () => 0);
    await progress.step('build pages', () => 1);
    expect(said).toBe('');
  });

  it('writes times and sizes as people read them', () => {
    expect(stepLine('x', 12.4).trim()).toMatch(/12 ms$/);
    expect([sizeText(999), sizeText(1234), sizeText(1_234_567), sizeText(5e9)]).toEqual([
      '999 B',
      '1.2 kB',
      '1.2 MB',
      '5.0 GB',
    ]);
  });
});

describe('today', () => {
  const start = new Date('2026-11-24T23:30:00-05:00');

  it('is the flag, else what the portal pins, else the UTC date', () => {
    expect(todayOf('2026-01-01', '2026-02-02', start)).toBe('2026-01-01');
    expect(todayOf(undefined, '2026-02-02', start)).toBe('2026-02-02');
    expect(todayOf(undefined, undefined, start)).toBe('2026-11-25');
  });
});

describe('paths', () => {
  const files = ['content/triage/a.mdx', 'content/triage-old/b.mdx', 'content/portal.yaml'];

  it('name files and folders, from where the command runs', () => {
    expect([...selectFiles('.', ['content/triage/'], files)]).toEqual(['content/triage/a.mdx']);
    expect([...selectFiles('site', ['site/content/portal.yaml'], files)]).toEqual(['content/portal.yaml']);
    expect([...selectFiles('.', ['.'], files)]).toEqual(files);
    expect([...selectFiles('.', [], files)]).toEqual(files);
  });

  it('that name nothing are wrong usage', () => {
    expect(() => selectFiles('.', ['content/none'], files)).toThrow('no content file is at content/none');
  });
});
