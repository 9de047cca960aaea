import { describe, expect, it } from 'vitest';
import { stepLine } from '#lib/cli/progress.ts';
import { selectFiles } from '#lib/cli/paths.ts';
import { todayOf } from '#lib/cli/today.ts';

describe('a step', () => {
  it('says its time as people read it', () => {
    expect(stepLine('x', 12.4).trim()).toMatch(/^x +12 ms$/);
    expect(stepLine('build pages', 1234)).toBe('build pages                    1.2 s');
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
